# tables.awk: what model.awk knows of the world outside of a deployment. Moltbot.Hardening wrote it, and holds it against its own tables.
# Variable: fixes, the file security-fixes.txt: product, release, id, words of each published defect that was mended.

BEGIN {
  providers = " anthropic.com openai.com chatgpt.com googleapis.com openrouter.ai mistral.ai groq.com x.ai deepseek.com perplexity.ai cohere.com together.xyz fireworks.ai moonshot.cn moonshot.ai minimax.io z.ai bigmodel.cn openai.azure.com elevenlabs.io deepgram.com telegram.org discord.com discord.gg slack.com whatsapp.com whatsapp.net signal.org githubcopilot.com "
  metadata_names = " metadata.google.internal metadata instance-data instance-data.ec2.internal "
  metadata_addresses = " 169.254.169.254 fd00:ec2::254 168.63.129.16 100.100.100.200 192.0.0.192 169.254.170.2 "
  while (fixes != "" && (getline line < fixes) > 0)
    if (line !~ /^#/ && split(line, cell, " ") > 3) { fix_product[++fix_count] = cell[1]; fix_number[fix_count] = release_number(cell[2]) }
}

function is_metadata(host, address) { return index(metadata_names, " " host " ") || index(metadata_addresses, " " address " ") }

# The name itself, or one below it.
function is_provider(host) {
  for (; host != ""; sub(/^[^.]*[.]?/, "", host)) if (index(providers, " " host " ")) return 1
  return 0
}

# A release such as 2026.1.24, v2026.1.24-3 or 2026.1.27-beta.1 as a number that grows with it; 0 for what is none.
function release_number(text,   part, rest, build) {
  rest = ""
  if (index(text, "-")) { rest = substr(text, index(text, "-") + 1); text = substr(text, 1, index(text, "-") - 1) }
  sub(/^v+/, "", text)
  if (text !~ /^[0-9]+[.][0-9]+[.][0-9]+$/) return 0
  split(text, part, ".")
  if (part[1] < 2025 || part[1] > 2999 || part[2] < 1 || part[2] > 12 || part[3] > 999) return 0
  build = rest ~ /^[0-9]+$/ ? rest + 0 : rest ~ /^(beta|alpha|rc)/ ? -1 : 0
  return ((part[1] * 100 + part[2]) * 1000 + part[3]) * 100000 + build + 1
}
