using Moltbot.Hardening.Dockerfiles;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Tests.Support;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tests.Dockerfiles;

/// <summary>Dockerfiles from the text of a test.</summary>
internal static class DockerfileText
{
    public static Dockerfile Read(string text) => DockerfileReader.Read(new SourceFile("Dockerfile", "/p/Dockerfile", text));

    public static ResolvedStage Resolve(string text, StageRequest? request = null)
    {
        var stage = StageResolver.Resolve(Read(text), request ?? new StageRequest());
        Assert.NotNull(stage);
        return stage;
    }

    /// <summary>Reads and resolves a marked text; the problems are exactly the marks, <c>MBH0001</c> for what cannot be read, <c>MBH0010</c> for what is refused, <c>MBH0007</c> for limits.</summary>
    public static IReadOnlyList<Problem> Expect(string marked, StageRequest? request = null)
    {
        var text = MarkedText.Parse(marked);
        var read = Read(text.Text);
        Problem[] problems = [.. read.Problems, .. StageResolver.Resolve(read, request ?? new StageRequest())?.Problems ?? []];
        Assert.Equal(
            text.Marks.Select(mark => Show(mark.Rule, read.File, new TextSpan(mark.Offset, mark.Length))).Order(StringComparer.Ordinal),
            problems.Select(problem => Show(Rule(problem.Kind), read.File, problem.At.Span)).Order(StringComparer.Ordinal));
        return problems;
    }

    private static string Show(string rule, SourceFile file, TextSpan span) => $"{rule} {file.PositionAt(span.Offset).Line}: {file.Slice(span)}";

    private static string Rule(ProblemKind kind) => kind switch
    {
        ProblemKind.Unreadable => "MBH0001",
        ProblemKind.Refused => "MBH0010",
        ProblemKind.LimitExceeded => "MBH0007",
        _ => kind.ToString(),
    };
}
