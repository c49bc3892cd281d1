#!/bin/sh
# Builds the images, and pushes them with --push. Run it at the root of the repository:
#   REGISTRY=123456789012.dkr.ecr.eu-west-1.amazonaws.com VERSION=0.1.0 sh DIR/build-images.sh --push
# BASE, SDK, CUDA_BASE, COLLECTOR and LAMBDA_ADAPTER replace the images that these are made of; DOCKER_BUILD_OPTIONS go to docker build.
set -eu
: "${REGISTRY:?the registry, without a name of an image}" "${VERSION:?the tag}"
here=$(dirname "$0")

build() { # image tag argument...
  name=$1 tag=$2
  shift 2
  for argument in BASE SDK COLLECTOR LAMBDA_ADAPTER; do
    eval "value=\${$argument-}"
    # Not every file has every argument.
    if [ -n "$value" ] && grep -q "^ARG $argument=" "$here/$name.Dockerfile"; then set -- --build-arg "$argument=$value" "$@"; fi
  done
  # shellcheck disable=SC2086
  docker build -f "$here/$name.Dockerfile" -t "$REGISTRY/audioaspire/$name:$tag" --build-arg "VERSION=$VERSION" \
    --build-arg "REVISION=$(git rev-parse HEAD 2>/dev/null || echo unknown)" ${DOCKER_BUILD_OPTIONS-} "$@" .
  if [ "$push" = --push ]; then docker push "$REGISTRY/audioaspire/$name:$tag"; fi
}

push=${1-}
for image in @IMAGES@; do build "$image" "$VERSION"; done
for image in @CUDA_IMAGES@; do
  if [ -z "${CUDA_BASE-}" ]; then
    CUDA_BASE=audioaspire-cuda-base
    docker build -f "$here/cuda-base.Dockerfile" -t "$CUDA_BASE" .
  fi
  build "$image" "$VERSION-cuda" --build-arg VARIANT=cuda --build-arg "BASE=$CUDA_BASE"
done
