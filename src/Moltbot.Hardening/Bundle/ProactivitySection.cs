using Moltbot.Hardening.Gateway;

namespace Moltbot.Hardening.Bundle;

/// <summary>Nothing is sent that nobody asked for: heartbeat, scheduled jobs and webhooks are off, and say so.</summary>
internal static class ProactivitySection
{
    public static JsonMember Heartbeat() => JsonMember.Of("agents", JsonMember.Of("defaults", JsonMember.Of(
        "heartbeat",
        new JsonMember("every", "0m", "The assistant does not speak first."),
        new JsonMember("target", "none", "If you give it a rhythm, let it reach the owner alone: \"to\" with your own number."))));

    public static JsonMember Cron() =>
        JsonMember.Of("cron", new JsonMember("enabled", false, "No job that the agent plans for itself; use a timer of the host that you can read."));

    public static JsonMember Hooks() => JsonMember.Of("hooks", new JsonMember("enabled", false, "No webhook wakes the agent."));
}
