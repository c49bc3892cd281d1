#!/bin/sh
# Stand-ins for the official images where no registry can be reached, from Debian packages and this machine's own .NET:
#   audioaspire-test-base      Debian, ffmpeg, the ASP.NET Core runtime
#   audioaspire-test-sdk       besides, the SDK and the packages that the services need
#   audioaspire-test-adapter   a file where the Lambda Web Adapter is
# Run it at the root of the repository: sh make-base-images.sh FOLDER    (FOLDER keeps the file system for the next time)
set -eu
folder=$1
root=$folder/rootfs
dotnet=$(dirname "$(readlink -f "$(command -v dotnet)")")

if [ ! -x "$root/usr/bin/ffmpeg" ]; then
  debootstrap --variant=minbase --include=ca-certificates,libstdc++6,libgcc-s1,zlib1g,ffmpeg bookworm "$root"
fi
mkdir -p "$root/usr/share/dotnet"
cp -r "$dotnet/dotnet" "$dotnet/host" "$dotnet/shared" "$root/usr/share/dotnet/"
ln -sf /usr/share/dotnet/dotnet "$root/usr/bin/dotnet"
tar -C "$root" --exclude=./var/cache --exclude=./proc --exclude=./sys --exclude=./dev -c . | docker import --change 'ENV PATH=/usr/sbin:/usr/bin:/sbin:/bin' - audioaspire-test-base

# The packages of this machine are the feed: nothing is downloaded.
rm -rf "$folder/sdk"
mkdir -p "$folder/sdk/dotnet" "$folder/sdk/packages"
for service in services/*/; do
  dotnet restore "$service" --packages "$folder/sdk/packages" --source "${NUGET_PACKAGES:-$HOME/.nuget/packages}" \
    -p:ArtifactsPath="$folder/artifacts" -p:NuGetAudit=false -v q
done
for part in "$dotnet"/*; do
  case $(basename "$part") in dotnet | host | shared) ;; *) cp -r "$part" "$folder/sdk/dotnet/" ;; esac
done
printf '%s\n' 'FROM audioaspire-test-base' 'COPY dotnet/ /usr/share/dotnet/' 'COPY packages/ /packages/' \
  'ENV NUGET_PACKAGES=/packages NuGetAudit=false HOME=/tmp DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1' > "$folder/sdk/Dockerfile"
DOCKER_BUILDKIT=0 docker build -q -t audioaspire-test-sdk "$folder/sdk"

mkdir -p "$folder/adapter"
printf 'stand-in\n' > "$folder/adapter/lambda-adapter"
tar -C "$folder/adapter" -c lambda-adapter | docker import - audioaspire-test-adapter
