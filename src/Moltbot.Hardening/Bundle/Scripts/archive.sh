# shellcheck shell=bash
# archive.sh: how a backup is opened, the same for the proof of a new one and for a restore. Emitted by Moltbot.Hardening; read by them with `.`.
#
# An archive is a gzipped tar, encrypted by age (.tar.gz.age) or gpg (.tar.gz.gpg). It holds the state folder and beside it
# `manifest.sha256`, one line a file: hash, two blanks, path. Nothing of it is believed before it is decrypted whole and its manifest is met.

passphrase_file=
identity_file=
workspace=
gpg_home=

# make_workspace FOLDER: private folders for one run, one in FOLDER and one for gpg; what killed runs left there goes first.
make_workspace() {
  local stale holder
  for stale in "$1"/.moltbot-work.*.?????? "${TMPDIR:-/tmp}"/mbg.*.??????; do
    holder=${stale##*/.moltbot-work.}
    holder=${holder##*/mbg.}
    if [[ -d $stale && ! -L $stale ]] && is_own "$stale" && ! is_running "${holder%.*}"; then rm -rf -- "$stale"; fi
  done
  workspace=$(mktemp -d "$1/.moltbot-work.$$.XXXXXX") || stop "no folder can be made in '$1'"
  # The path of gpg's socket must be short.
  gpg_home=$(mktemp -d "${TMPDIR:-/tmp}/mbg.$$.XXXXXX") || stop 'no temporary folder can be made'
}

remove_workspace() {
  if [[ -n $gpg_home ]]; then
    gpgconf --homedir "$gpg_home" --kill gpg-agent >/dev/null 2>&1
    rm -rf -- "$gpg_home"
  fi
  [[ -z $workspace ]] || rm -rf -- "$workspace"
  gpg_home='' workspace=''
}

# gpg with a home of its own: no key, no option and no agent of the operator's has a say.
private_gpg() {
  gpg --homedir "$gpg_home" --batch --quiet --no-tty --no-symkey-cache --pinentry-mode loopback --passphrase-fd 3 "$@" 3<"$passphrase_file"
}

need_passphrase() {
  private_file "$passphrase_file" 'the passphrase file'
  local length
  length=$(head -n 1 -- "$passphrase_file" | tr -d '\n' | wc -c)
  ((length >= 16)) || stop "the passphrase in '$passphrase_file' has $((length)) characters; it must have 16 or more"
}

# decrypt FILE: its clear bytes on standard output.
decrypt() {
  case $1 in
    *.age) age --decrypt --identity "$identity_file" "$1" ;;
    *) private_gpg --decrypt "$1" ;;
  esac
}

# need_key FILE: what is needed to open it, or nothing is begun.
need_key() {
  case $1 in
    *.tar.gz.age)
      have age || stop 'there is no age on this machine'
      [[ -n $identity_file ]] || stop 'an age archive is opened with --identity FILE'
      private_file "$identity_file" 'the identity'
      ;;
    *.tar.gz.gpg)
      have gpg || stop 'there is no gpg on this machine'
      [[ -n $passphrase_file ]] || stop 'a gpg archive is opened with --passphrase-file FILE'
      need_passphrase
      ;;
    *) stop "'$1' is neither .tar.gz.age nor .tar.gz.gpg" ;;
  esac
}

opened=
problem=
# open_archive FILE: decrypts it whole, looks at every member, unpacks it into the workspace and holds it against its manifest.
# True with the folder in $opened; false with the reason in $problem.
open_archive() {
  local clear=$workspace/archive.tar
  opened=$workspace/open
  # The whole of it first: age and gpg say at the end whether it is what was written.
  if ! decrypt "$1" 2>"$workspace/errors" | gzip -dc >"$clear" 2>>"$workspace/errors"; then
    problem='it cannot be decrypted: another key, or not the bytes that were written'
    return 1
  fi
  members_are_plain "$clear" || return 1
  mkdir -m 700 -- "$opened" || { problem='no folder can be made to unpack into'; return 1; }
  tar -xf "$clear" -C "$opened" --no-same-owner 2>"$workspace/errors" || { problem='it cannot be unpacked'; return 1; }
  rm -f -- "$clear"
  meets_manifest "$opened" || return 1
  # For its owner alone, whatever the modes were.
  chmod -R go-rwx "$opened"
}

root=
# Only the manifest and one folder with files and folders: no way out by an absolute name, a step up, a link or a device.
# The folder's name is left in $root.
members_are_plain() {
  local kind name
  if ! tar -tvf "$1" >"$workspace/kinds" 2>"$workspace/errors" || ! tar -tf "$1" >"$workspace/names" 2>>"$workspace/errors"; then
    problem='its list of members cannot be read'
    return 1
  fi
  kind=$(cut -c 1 "$workspace/kinds" | tr -d 'd\n-')
  if [[ -n $kind ]]; then
    problem="it has members that are neither files nor folders (${kind:0:8}: l and h are links, b and c devices)"
    return 1
  fi
  root=
  while IFS= read -r name; do
    [[ $name != manifest.sha256 ]] || continue
    [[ -n $root ]] || root=${name%%/*}
    case /$name/ in
      //* | */../* | */./* | *\\*)
        problem="it has a member '$name' that could leave its folder"
        return 1
        ;;
      *) ;;
    esac
    if [[ $name != "$root" && $name != "$root"/* ]]; then
      problem="it has a member '$name' beside the folder '$root'"
      return 1
    fi
  done <"$workspace/names"
  if [[ -z $root ]] || ! grep -qx manifest.sha256 "$workspace/names"; then
    problem='it has no manifest or no folder'
    return 1
  fi
}

# Every file of the manifest with its hash, no file besides, and nothing but files and folders.
meets_manifest() {
  local odd
  odd=$(find "$1" ! -type d \( ! -type f -o -links +1 \) -print | head -n 1)
  if [[ -n $odd ]] || ! (cd -- "$1" && hashes "$root") >"$workspace/found"; then
    problem='what was unpacked is not plain files'
    return 1
  fi
  if ! cmp -s -- "$1/manifest.sha256" "$workspace/found"; then
    problem="its files are not those of its manifest ($(diff "$1/manifest.sha256" "$workspace/found" | grep -c '^[<>]') lines differ)"
    return 1
  fi
}

# plain_files FOLDER: what a backup holds, each name ended by a NUL: files, but for what only a running program needs.
plain_files() {
  find "$1" -type f ! -name '.*.before' ! -name '.*.new.??????' ! -path '*/.*.lock/*' ! -name gateway.pid -print0 | sort -z
}

# hashes FOLDER: the manifest of a folder below the current one.
hashes() {
  local program=(sha256sum)
  have sha256sum || program=(shasum -a 256)
  plain_files "$1" | xargs -0 "${program[@]}" --
}
