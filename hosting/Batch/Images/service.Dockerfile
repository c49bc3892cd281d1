# The image of @NAME@. Context: the root of the repository.
#   SDK   has the .NET SDK
#   BASE  has the ASP.NET Core runtime; for VARIANT=cuda also CUDA 12 and cuDNN 9 (cuda-base.Dockerfile)
ARG BASE=mcr.microsoft.com/dotnet/aspnet:10.0
ARG SDK=mcr.microsoft.com/dotnet/sdk:10.0

FROM ${SDK} AS build
ARG VARIANT=cpu
WORKDIR /src
COPY . .
RUN if [ "$VARIANT" = cuda ]; then gpu=-p:UseGpu=true; fi \
 && dotnet publish services/@PROJECT@ -c Release -o /out/packages $gpu \
 && rid=linux-$(uname -m | sed 's/x86_64/x64/;s/aarch64/arm64/') \
 && for other in /out/packages/runtimes/*; do [ "${other##*/}" = "$rid" ] || rm -rf "$other"; done \
 && mkdir -p /out/own /out/job && mv /out/packages/AudioAspire.* /out/own/

FROM ${BASE}
@PROGRAMS@# What changes rarely comes first: models, packages, then the program itself.
COPY models/manifest.json /app/models/
@MODELS@COPY --from=build /out/packages/ /app/
COPY --from=build /out/own/ /app/
# A task's volume takes its owner from here.
COPY --from=build --chown=1654:1654 /out/job/ /job/
VOLUME ["/job"]
ARG VERSION=0.0.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="audioaspire/@NAME@" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.licenses="Apache-2.0"
ENV MODELS_DIR=/app/models MODELS_CACHE=/job/models HOME=/tmp DOTNET_EnableDiagnostics=0 ASPNETCORE_HTTP_PORTS= GRPC_ADDRESS=unix:/job/@NAME@.sock
USER 1654:1654
WORKDIR /app
HEALTHCHECK @HEALTH@
ENTRYPOINT ["dotnet", "/app/AudioAspire.@PROJECT@.dll"]
