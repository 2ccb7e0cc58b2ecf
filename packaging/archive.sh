#!/usr/bin/env bash
# Makes a release archive, the same bytes each time from the same program: with the manual page,
# completions, licences and what is new.
#
#     packaging/archive.sh                    build, then pack
#     packaging/archive.sh PROGRAM            pack a program that is built already
#
# The date of all files is that of the last commit, or SOURCE_DATE_EPOCH. The files are left in
# target/packaging/files, where cargo-deb takes them from.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ $# -eq 0 ]; then
    cargo build --release --locked
fi
program=${1:-target/release/pullquote}
date=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
version=$("$program" --version | cut -d ' ' -f 2)
name=pullquote-$version-$(rustc -vV | sed -n 's/^host: //p')
files=target/packaging/files
rm -rf target/packaging
mkdir -p "$files/completions"
cp "$program" "$files/pullquote"
"$program" man > "$files/pullquote.1"
"$program" completions bash > "$files/completions/pullquote.bash"
"$program" completions zsh > "$files/completions/_pullquote"
"$program" completions fish > "$files/completions/pullquote.fish"
cp README.md CHANGELOG.md LICENSE-MIT LICENSE-APACHE "$files"
chmod -R u=rwX,go=rX "$files"
tar --create --directory "$files" --transform "s,^\.,$name," --sort=name --mtime="@$date" \
    --owner=0 --group=0 --numeric-owner --format=ustar . | gzip -n -9 > "target/packaging/$name.tar.gz"
(cd target/packaging && sha256sum "$name.tar.gz")
