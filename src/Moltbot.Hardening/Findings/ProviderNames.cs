namespace Moltbot.Hardening.Findings;

/// <summary>Vendors whose keys a deployment presents to them: a placeholder in the place of one opens nothing and guards nothing.</summary>
internal static class ProviderNames
{
    private static readonly string[] Beginnings =
    [
        "ANTHROPIC_", "AWS_", "AZURE_", "BRAVE_", "CEREBRAS_", "CLAUDE_", "COHERE_", "DEEPGRAM_", "DEEPSEEK_", "DISCORD_", "ELEVENLABS_", "FIRECRAWL_", "FIREWORKS_", "GEMINI_", "GH_", "GITHUB_", "GOOGLE_",
        "GROQ_", "HF_", "HUGGINGFACE_", "KIMI_", "LINEAR_", "MINIMAX_", "MISTRAL_", "MOONSHOT_", "NOTION_", "NPM_", "OPENAI_", "OPENROUTER_", "PERPLEXITY_", "REPLICATE_", "SENDGRID_", "SLACK_", "STRIPE_", "TAVILY_",
        "TELEGRAM_", "TOGETHER_", "TS_", "TUNNEL_", "TWILIO_", "VOYAGE_", "XAI_", "ZAI_",
    ];

    /// <summary>Whether a variable of that name holds what a vendor checks.</summary>
    public static bool Begin(string variable) => Array.Exists(Beginnings, start => variable.StartsWith(start, StringComparison.OrdinalIgnoreCase));
}
