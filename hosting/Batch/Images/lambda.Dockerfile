# The image of @NAME@ for Lambda. Context: the root of the repository.
#   SDK             has the .NET SDK
#   BASE            has the ASP.NET Core runtime
#   LAMBDA_ADAPTER  has the AWS Lambda Web Adapter: it turns events into POST /events
ARG BASE=mcr.microsoft.com/dotnet/aspnet:10.0
ARG SDK=mcr.microsoft.com/dotnet/sdk:10.0
ARG LAMBDA_ADAPTER=public.ecr.aws/awsguru/aws-lambda-adapter:1.0.0

FROM ${SDK} AS build
WORKDIR /src
COPY . .
RUN dotnet publish services/@PROJECT@ -c Release -o /out/packages \
 && mkdir -p /out/own && mv /out/packages/AudioAspire.* /out/own/

FROM ${LAMBDA_ADAPTER} AS adapter

FROM ${BASE}
COPY --from=adapter /lambda-adapter /opt/extensions/lambda-adapter
COPY --from=build /out/packages/ /app/
COPY --from=build /out/own/ /app/
ARG VERSION=0.0.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="audioaspire/@NAME@" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.licenses="Apache-2.0"
# Without the error codes a failed answer would count as done, and its event be lost.
ENV HTTP_PORT=8080 \
    AWS_LWA_PORT=8080 \
    AWS_LWA_READINESS_CHECK_PATH=/health \
    AWS_LWA_PASS_THROUGH_PATH=/events \
    AWS_LWA_ERROR_STATUS_CODES=500-599 \
    HOME=/tmp DOTNET_EnableDiagnostics=0 ASPNETCORE_HTTP_PORTS=
USER 1654:1654
WORKDIR /app
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s CMD ["dotnet", "/app/AudioAspire.@PROJECT@.dll", "health"]
ENTRYPOINT ["dotnet", "/app/AudioAspire.@PROJECT@.dll"]
