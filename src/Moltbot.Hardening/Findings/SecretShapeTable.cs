namespace Moltbot.Hardening.Findings;

/// <summary>What the vendors' keys look like, as their documentation and GitHub's list of secret scanning patterns have it in 2026-11.</summary>
/// <remarks>Of two rows that fit, the longer prefix stands first. Lengths have room where a vendor has changed them; vendors without a prefix (Mistral, Deepgram) are told by names alone.</remarks>
internal static class SecretShapeTable
{
    private static readonly SecretShape[] Rows =
    [
        // Models.
        new("sk-ant-", "an Anthropic key", SecretAlphabet.Base64Url, 24),
        new("sk-or-v1-", "an OpenRouter key", SecretAlphabet.Hex, 32),
        new("sk-proj-", "an OpenAI key", SecretAlphabet.Base64Url, 32),
        new("sk-svcacct-", "an OpenAI key", SecretAlphabet.Base64Url, 32),
        new("sk-admin-", "an OpenAI key", SecretAlphabet.Base64Url, 32),
        new("sk-lf-", "a Langfuse key", SecretAlphabet.Dashed, 36, 36),
        new("sk-", "an API key of OpenAI's form", SecretAlphabet.Base64Url, 32),
        new("csk-", "a Cerebras key", SecretAlphabet.Base62, 40),
        new("AIza", "a Google key", SecretAlphabet.Base64Url, 35, 35),
        new("GOCSPX-", "a Google OAuth secret", SecretAlphabet.Base64Url, 28, 28),
        new("xai-", "an xAI key", SecretAlphabet.Base62, 60),
        new("gsk_", "a Groq key", SecretAlphabet.Base62, 48),
        new("hf_", "a Hugging Face token", SecretAlphabet.Base62, 34, 40),
        new("pplx-", "a Perplexity key", SecretAlphabet.Base62, 40),
        new("r8_", "a Replicate token", SecretAlphabet.Base62, 37, 40),
        new("sk_", "an ElevenLabs key", SecretAlphabet.Hex, 48, 48),

        // Tools that assistants call.
        new("BSA", "a Brave Search key", SecretAlphabet.Base64Url, 24, 32) { HasEveryKind = true },
        new("tvly-", "a Tavily key", SecretAlphabet.Dashed, 28),
        new("fc-", "a Firecrawl key", SecretAlphabet.Hex, 32, 32),
        new("ntn_", "a Notion token", SecretAlphabet.Base62, 40),
        new("lin_api_", "a Linear key", SecretAlphabet.Base62, 40),

        // Channels.
        new("xoxa-", "a Slack token", SecretAlphabet.Dashed, 20),
        new("xoxb-", "a Slack token", SecretAlphabet.Dashed, 20),
        new("xoxe-", "a Slack token", SecretAlphabet.Dashed, 20),
        new("xoxe.", "a Slack token", SecretAlphabet.Dashed, 20),
        new("xoxo-", "a Slack token", SecretAlphabet.Dashed, 20),
        new("xoxp-", "a Slack token", SecretAlphabet.Dashed, 20),
        new("xoxr-", "a Slack token", SecretAlphabet.Dashed, 20),
        new("xoxs-", "a Slack token", SecretAlphabet.Dashed, 20),
        new("xapp-", "a Slack token", SecretAlphabet.Dashed, 24),
        new("syt_", "a Matrix token", SecretAlphabet.Base64Url, 30),
        new("SK", "a Twilio key", SecretAlphabet.Hex, 32, 32),
        new("SG.", "a SendGrid key", SecretAlphabet.Dotted, 66, 66),

        // Code, packages, hosts.
        new("github_pat_", "a GitHub token", SecretAlphabet.Base64Url, 50),
        new("ghp_", "a GitHub token", SecretAlphabet.Base62, 36) { HasChecksum = true },
        new("gho_", "a GitHub token", SecretAlphabet.Base62, 36) { HasChecksum = true },
        new("ghu_", "a GitHub token", SecretAlphabet.Base62, 36) { HasChecksum = true },
        new("ghr_", "a GitHub token", SecretAlphabet.Base62, 36) { HasChecksum = true },
        new("ghs_", "a GitHub token", SecretAlphabet.Dotted, 36) { HasChecksum = true },
        new("glpat-", "a GitLab token", SecretAlphabet.Dotted, 20),
        new("npm_", "an npm token", SecretAlphabet.Base62, 36, 36) { HasChecksum = true },
        new("pypi-", "a PyPI token", SecretAlphabet.Base64Url, 85),
        new("dckr_pat_", "a Docker Hub token", SecretAlphabet.Base64Url, 27),
        new("AKIA", "an AWS access key", SecretAlphabet.Base32, 16, 16),
        new("ASIA", "an AWS access key", SecretAlphabet.Base32, 16, 16),
        new("dop_v1_", "a DigitalOcean token", SecretAlphabet.Hex, 64, 64),
        new("tskey-", "a Tailscale key", SecretAlphabet.Dashed, 24),
        new("eyJhIjoi", "a Cloudflare tunnel token", SecretAlphabet.Base64, 100),

        // Payment, vaults, encryption.
        new("sk_live_", "a Stripe key", SecretAlphabet.Base62, 24),
        new("rk_live_", "a Stripe key", SecretAlphabet.Base62, 24),
        new("sk_test_", "a Stripe test key", SecretAlphabet.Base62, 24),
        new("whsec_", "a Stripe webhook secret", SecretAlphabet.Base64, 32),
        new("hvs.", "a Vault token", SecretAlphabet.Base64Url, 24),
        new("ops_eyJ", "a 1Password service account token", SecretAlphabet.Base64Url, 200),
        new("AGE-SECRET-KEY-1", "an age key", SecretAlphabet.Bech32, 58, 58),
    ];

    private static readonly SecretShape[]?[] ByFirst = Index();

    /// <summary>In their order.</summary>
    public static ReadOnlySpan<SecretShape> All => Rows;

    /// <summary>The rows whose prefix begins with a character, in their order.</summary>
    public static ReadOnlySpan<SecretShape> StartingWith(char first) => first < ByFirst.Length ? ByFirst[first] : null;

    private static SecretShape[]?[] Index()
    {
        var index = new SecretShape[]?[128];
        foreach (var row in Rows)
        {
            index[row.Prefix[0]] = [.. index[row.Prefix[0]] ?? [], row];
        }

        return index;
    }
}
