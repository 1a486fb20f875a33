using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Compose.Checks;

/// <summary>What must fit together where a service is built, and built again while it is developed.</summary>
internal static class BuildCheck
{
    private const string OfService = "service:";

    public static void Check(LoadSession session, string name, ComposeMapping service, ComposeMapping services)
    {
        if (service["build"] is ComposeMapping build)
        {
            var path = ModelPath.Of("services", name, "build");
            Dockerfile(session, path, build);
            Contexts(session, path, build["additional_contexts"] as ComposeMapping, services);
        }

        foreach (var watch in ((service["develop"] as ComposeMapping)?["watch"] as ComposeSequence)?.Items ?? [])
        {
            Target(session, ModelPath.Of("services", name, "develop"), watch as ComposeMapping);
        }
    }

    private static void Dockerfile(LoadSession session, ModelPath path, ComposeMapping build)
    {
        if (build["dockerfile"] is ComposeScalar { Text.Length: > 0 } && build.Find("dockerfile_inline") is { Value: ComposeScalar { Text.Length: > 0 } } text)
        {
            session.Refuse(path, text.KeyOrigin, "a build has a Dockerfile of its own by 'dockerfile' and one by 'dockerfile_inline'; keep one");
        }
    }

    /// <summary>A context <c>service:name</c> is the image that another service builds.</summary>
    private static void Contexts(LoadSession session, ModelPath path, ComposeMapping? contexts, ComposeMapping services)
    {
        foreach (var entry in contexts?.Entries ?? [])
        {
            if (entry.Value is not ComposeScalar { Value: string context, IsHole: false } scalar || !context.StartsWith(OfService, StringComparison.Ordinal))
            {
                continue;
            }

            var name = context[OfService.Length..];
            if (services[name] is not ComposeMapping built)
            {
                session.Refuse(path, scalar.Origin, $"the context {Quote.Value(entry.Key)} is the service {Quote.Value(name)}, which no file defines; write the name of one that is built");
            }
            else if (built["build"] is null)
            {
                session.Refuse(path, scalar.Origin, $"the context {Quote.Value(entry.Key)} is the service {Quote.Value(name)}, which is not built; write 'docker-image://' and its image");
            }
        }
    }

    private static void Target(LoadSession session, ModelPath path, ComposeMapping? watch)
    {
        if (watch?.Text("path") is { Length: 0 })
        {
            session.Refuse(path, watch.Origin, "a watch has an empty 'path'; write the folder to watch");
        }

        if (watch?.Text("action") is "sync" or "sync+restart" or "sync+exec" && watch["target"] is null or ComposeScalar { Text.Length: 0 })
        {
            session.Refuse(path, watch.Origin, "a watch that copies files has no 'target', so nobody knows where they go; write 'target: /folder'");
        }
    }
}
