namespace Moltbot.Hardening.Dockerfiles;

/// <summary>The arguments that a <c>FROM</c> sees, and a stage that declares them again: what every build has, then the ARGs before the first <c>FROM</c>.</summary>
internal static class GlobalArguments
{
    // The machine and the builder decide these; the value is the commonest.
    private static readonly (string Name, string Value)[] OfEveryBuild =
    [
        ("BUILDPLATFORM", "linux/amd64"), ("BUILDOS", "linux"), ("BUILDOSVERSION", ""), ("BUILDARCH", "amd64"), ("BUILDVARIANT", ""),
        ("TARGETPLATFORM", "linux/amd64"), ("TARGETOS", "linux"), ("TARGETOSVERSION", ""), ("TARGETARCH", "amd64"), ("TARGETVARIANT", ""),
    ];

    public static Scope Of(Dockerfile dockerfile, StageRequest request, WordExpander expander)
    {
        var scope = Scope.Empty;
        foreach (var (name, value) in OfEveryBuild)
        {
            scope = scope.With(name, Given(request, name, new Variable(value) { Because = name, IsSupplied = true }));
        }

        scope = scope.With("TARGETSTAGE", Given(request, "TARGETSTAGE", new Variable(request.Target ?? dockerfile.Stages[^1].Name ?? "default")));
        foreach (var argument in dockerfile.Instructions.TakeWhile(static instruction => instruction.Keyword != "FROM")
            .Where(static instruction => instruction.Keyword == "ARG").SelectMany(static instruction => instruction.Arguments))
        {
            scope = Declare(argument, scope, request, expander);
        }

        return scope;
    }

    private static Scope Declare(Argument argument, Scope scope, StageRequest request, WordExpander expander)
    {
        var (name, value) = argument.Pair;
        var before = scope.Find(name);
        var ownValue = request.BuildArgs.TryGetValue(name, out var given) && given is not null ? new Variable(given)
            : value is null ? before ?? new Variable((string?)null) { Because = name }
            : expander.Variable(argument, value, scope);
        return scope.With(name, Given(request, name, ownValue));
    }

    /// <summary>What the request makes of an argument: its value, or a guess that only the builder's environment knows.</summary>
    public static Variable Given(StageRequest request, string name, Variable otherwise) =>
        !request.BuildArgs.TryGetValue(name, out var value) ? otherwise
        : value is not null ? new Variable(value)
        : otherwise with { Because = name, IsSupplied = true };
}
