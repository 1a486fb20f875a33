# secrets.awk: counts what has a secret's shape in a text, and never prints one. Moltbot.Hardening wrote it, and holds it against its own search.
# The first file (standard input) holds values to look for besides, a value a line, its first line is left out; the rest is the text.
# Prints a line a kind: how often, and what it is. Environment: shapes, the file secret-shapes.txt, which the build made from its own table.

BEGIN {
  FS = "\n"; shapes = ENVIRON["shapes"]
  while ((getline line < shapes) > 0) {
    if (line ~ /^#/ || split(line, cell, "\t") != 7) continue
    rows++
    prefix[rows] = cell[1]; alphabet[rows] = "^[" cell[2] "]+"; least[rows] = cell[3] + 0; most[rows] = cell[4] + 0; kinds[rows] = cell[5] + 0; kind[rows] = cell[6]; checked[rows] = cell[7] + 0
  }
  for (i = 32; i < 127; i++) number[sprintf("%c", i)] = i
  split("example your xxxx replace change placeholder insert dummy redacted secret 00000000", shown, " ")
  digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
}

NR == FNR { if (FNR > 1 && length($0) >= 16) values[++known] = $0; next }

{
  for (i = 1; i <= known; i++) if (index($0, values[i])) count["a secret of this deployment"]++
  for (i = 1; i <= rows; i++) prefixed(i)
  if ($0 ~ /-----BEGIN [^-]*PRIVATE KEY-----/) count["a private key"]++
  if ($0 ~ /[0-9]:A/) framed("[0-9]+:A[A-Za-z0-9_-]+", "telegram")
  if (index($0, "eyJ")) framed("eyJ[A-Za-z0-9_.-]+", "signed")
  if ($0 ~ /[MNO][A-Za-z0-9_-]+[.][A-Za-z0-9_-]+[.][A-Za-z0-9_-]/) framed("[MNO][A-Za-z0-9_.-]+", "discord")
  if (index($0, "Q~")) framed("[0-9]Q~[A-Za-z0-9~_.-]+", "azure")
  if (index($0, "://")) framed("[A-Za-z0-9]://[^/:@$ \t\r\"'<>{}]*:[^/@$ \t\r\"'<>{}]+@[^/ \t\r]", "address")
  if (index($0, "=")) connection()
}

END {
  for (i = 1; i <= rows; i++) name(kind[i])
  name("a secret of this deployment"); name("a private key"); name("a Telegram bot token"); name("a signed token (JWT)"); name("a Discord bot token")
  name("an Azure client secret"); name("an Azure account key"); name("a password in an address"); name("a password in a connection string")
}

function name(what) { if (count[what]) { print count[what] "\t" what; delete count[what] } }

function is_word(c) { return c ~ /^[A-Za-z0-9_]$/ }

# Whether a secret may begin at a place of the line.
function begins(at,   before) {
  before = at > 1 ? substr($0, at - 1, 1) : ""
  return before != "-" && !is_word(before)
}

# Every place of a line where a prefix begins a word.
function prefixed(row,   at, from, next_) {
  from = 1
  while ((next_ = index(substr($0, from), prefix[row])) > 0) {
    at = from + next_ - 1
    from = at + length(prefix[row])
    if (begins(at) && fits(row, substr($0, from)) && !is_longer(row, substr($0, from))) count[kind[row]]++
  }
}

# Whether a text goes on as it does behind the row's prefix.
function fits(row, rest,   body) {
  if (!match(rest, alphabet[row]) || RLENGTH < least[row] || RLENGTH > most[row] || is_word(substr(rest, RLENGTH + 1, 1))) return 0
  body = substr(rest, 1, RLENGTH)
  if (kinds_of(body) < kinds[row] || !is_likely(body)) return 0
  if (checked[row]) return length(body) != 36 || has_its_sum(body)
  return prefix[row] != "sk-" || body ~ /[A-Z]/ && body ~ /[0-9]/ || body ~ /^[0-9a-f]+$/
}

# Of two prefixes that fit the longer one counts: "sk-" is also the beginning of "sk-ant-".
function is_longer(row, rest,   i) {
  for (i = 1; i < row; i++)
    if (length(prefix[i]) > length(prefix[row]) && index(prefix[i], prefix[row]) == 1 && index(prefix[row] rest, prefix[i]) == 1 && fits(i, substr(rest, length(prefix[i]) - length(prefix[row]) + 1))) return 1
  return 0
}

function kinds_of(text) { return (text ~ /[A-Z]/) + (text ~ /[a-z]/) + (text ~ /[0-9]/) }

# Whether a generator may have made it: no word of examples, few steps of the alphabet, and enough different characters.
function is_likely(text,   i, c, last, steps, n, bits, often, lower) {
  lower = tolower(text)
  for (i = 1; i in shown; i++) if (index(lower, shown[i])) return 0
  split("", often); n = length(text); last = -9; steps = 0; bits = 0
  for (i = 1; i <= n; i++) {
    c = substr(text, i, 1); often[c]++
    if (number[c] - last == 0 || number[c] - last == 1) steps++
    last = number[c]
  }
  if (steps * 2 >= n) return 0
  for (c in often) bits -= often[c] / n * log2(often[c] / n)
  return bits >= 2.9
}

# Of a number up to 1. Not every awk has logarithms.
function log2(x,   whole, part, i) {
  whole = 0
  while (x < 1) { x *= 2; whole-- }
  for (part = 1; part > 0.0001; ) {
    x *= x; part /= 2
    if (x >= 2) { x /= 2; whole += part }
  }
  return whole
}

# The last six characters of a token of GitHub and npm are the CRC-32 of the thirty before them, in base 62.
function has_its_sum(body,   sum, i) {
  sum = crc32(substr(body, 1, 30))
  for (i = 36; i > 30; i--) {
    if (substr(body, i, 1) != substr(digits, sum % 62 + 1, 1)) return 0
    sum = int(sum / 62)
  }
  return sum == 0
}

function crc32(text,   sum, i, bit) {
  sum = 4294967295
  for (i = 1; i <= length(text); i++) {
    sum = xor_of(sum, number[substr(text, i, 1)])
    for (bit = 0; bit < 8; bit++) sum = sum % 2 ? xor_of(int(sum / 2), 3988292384) : int(sum / 2)
  }
  return 4294967295 - sum
}

function xor_of(a, b,   sum, place) {
  sum = 0
  for (place = 1; a > 0 || b > 0; place *= 2) {
    if (a % 2 != b % 2) sum += place
    a = int(a / 2); b = int(b / 2)
  }
  return sum
}

# Every place that a pattern fits, and what more it takes.
function framed(pattern, which,   from, at, size, text, what) {
  from = 1
  while (match(substr($0, from), pattern)) {
    at = from + RSTART - 1; size = RLENGTH; text = substr($0, at, size)
    if (which == "telegram") what = telegram(at, text)
    else if (which == "signed") what = begins(at) ? signed(text) : ""
    else if (which == "discord") what = begins(at) ? discord(text) : ""
    else if (which == "azure") what = azure(at, text)
    else what = address(text)
    if (what != "") count[what]++
    from = at + (what != "" ? size : 1)
  }
}

function telegram(at, text,   colon) {
  colon = index(text, ":")
  if (!begins(at) && (at < 5 || substr($0, at - 4, 4) != "/bot")) return ""
  return colon >= 9 && colon <= 11 && length(text) - colon == 35 && is_likely(substr(text, colon + 1)) ? "a Telegram bot token" : ""
}

# A signed JSON web token, but for one that says itself that it is for everybody (the role anon).
function signed(text,   part, claims) {
  if (split(text, part, ".") != 3 || length(part[3]) < 20 || index(decoded(part[1]), "\"alg\"") == 0) return ""
  claims = decoded(part[2])
  return substr(claims, 1, 1) == "{" && index(claims, "\"role\":\"anon\"") == 0 ? "a signed token (JWT)" : ""
}

# The bot's number in base 64, a time, a signature.
function discord(text,   part) {
  if (length(text) < 57 || length(text) > 80 || split(text, part, ".") != 3) return ""
  if (length(part[1]) < 22 || length(part[1]) > 28 || length(part[2]) != 6 || length(part[3]) < 27) return ""
  return decoded(part[1]) ~ /^[0-9]+$/ && length(decoded(part[1])) >= 17 ? "a Discord bot token" : ""
}

# Three characters, a digit, "Q~", and 31 to 34 more.
function azure(at, text,   tail) {
  tail = length(text) - 3
  if (at < 4 || tail < 31 || tail > 34 || at > 4 && substr($0, at - 4, 1) ~ /[A-Za-z0-9]/) return ""
  return is_likely(substr($0, at - 3, 6 + tail)) ? "an Azure client secret" : ""
}

function address(text,   password) {
  password = text; sub(/^.:\/\/[^:]*:/, "", password); password = substr(password, 1, length(password) - 2)
  return length(password) >= 3 && !is_mask(password) ? "a password in an address" : ""
}

# A redacted password, as programs write it.
function is_mask(text) { return text ~ /^[*x.]+$/ }

# "Server=db;Password=...;" as ADO.NET and ODBC write it, or an account's key.
function connection(   lower, from, at, size, word, before, value) {
  lower = tolower($0); from = 1
  while (match(substr(lower, from), /(password|pwd|accountkey|sharedaccesskey) *=/)) {
    at = from + RSTART - 1; size = RLENGTH; from = at + size
    word = substr(lower, at, size); sub(/ *=$/, "", word)
    if (at > 1 && substr(lower, at - 1, 1) ~ /[a-z]/) continue
    value = match(substr($0, from), /^[^;$ \t\r"'<>{}]+/) ? substr($0, from, RLENGTH) : ""
    if (word ~ /key$/) { if (length(value) >= 40) count["an Azure account key"]++; continue }
    before = substr($0, 1, at - 1); sub(/ +$/, "", before)
    if (length(value) < 3 || is_mask(value)) continue
    if (before ~ /=.*;$/ || substr($0, from + length(value)) ~ /^; *[A-Za-z][^;$"'=]*=/) count["a password in a connection string"]++
  }
}

# The text under base 64 of either alphabet, without its padding; nothing where it is none.
function decoded(text,   i, at, held, bits, result) {
  if (length(text) % 4 == 1) return ""
  gsub(/-/, "+", text); gsub(/_/, "/", text)
  held = 0; bits = 0; result = ""
  for (i = 1; i <= length(text); i++) {
    at = index("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", substr(text, i, 1))
    if (at == 0) return ""
    held = held * 64 + at - 1; bits += 6
    if (bits >= 8) { bits -= 8; result = result shown_byte(int(held / 2 ^ bits)); held = held % 2 ^ bits }
  }
  return result
}

# A byte that is no plain character is one question mark: what is looked for has none.
function shown_byte(code) { return code >= 32 && code < 127 ? sprintf("%c", code) : "?" }
