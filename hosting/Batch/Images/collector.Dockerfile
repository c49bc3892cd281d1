# The AWS Distro for OpenTelemetry in the deployment's own registry: a private subnet cannot reach the public one.
# Its configuration comes with the job definition (AOT_CONFIG_CONTENT).
ARG COLLECTOR=public.ecr.aws/aws-observability/aws-otel-collector:v0.48.0
ARG SDK=mcr.microsoft.com/dotnet/sdk:10.0

FROM ${SDK} AS folders
RUN mkdir -p /out/job

FROM ${COLLECTOR}
# A task's volume takes its owner from here.
COPY --from=folders --chown=1654:1654 /out/job/ /job/
VOLUME ["/job"]
ARG VERSION=0.0.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="audioaspire/collector" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.licenses="Apache-2.0"
USER 1654:1654
