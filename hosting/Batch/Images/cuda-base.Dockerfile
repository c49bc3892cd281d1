# The BASE of images with VARIANT=cuda: CUDA and cuDNN, and the ASP.NET Core runtime.
ARG CUDA=nvidia/cuda:12.9.1-cudnn-runtime-ubuntu24.04
ARG ASPNET=mcr.microsoft.com/dotnet/aspnet:10.0

FROM ${ASPNET} AS aspnet

FROM ${CUDA}
COPY --from=aspnet /usr/share/dotnet/ /usr/share/dotnet/
ENV PATH=/usr/share/dotnet:${PATH} DOTNET_ROOT=/usr/share/dotnet
