using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Yaml;

namespace Moltbot.Hardening.Compose;

/// <summary>What one loading gathers: the files that were read and what was refused. The only state that the stages share.</summary>
internal sealed class LoadSession(ISourceTree tree, ComposeRequest request)
{
    private readonly Dictionary<string, SourceRead> reads = new(StringComparer.Ordinal);
    private readonly Dictionary<SourceFile, YamlTape> tapes = [];
    private readonly HashSet<(SourceFile, TextSpan, string)> told = [];

    public ISourceTree Tree => tree;

    public ComposeRequest Request => request;

    public List<Problem> Problems { get; } = [];

    public List<ComposeInput> Inputs { get; } = [];

    /// <summary>Services that name an env file which could not be read here.</summary>
    public HashSet<string> WithUnreadEnvFile { get; } = new(StringComparer.Ordinal);

    /// <summary>What of services was overridden on the way, as it was then.</summary>
    public List<ReplacedValue> Replaced { get; } = [];

    /// <summary>Reads a file once.</summary>
    public SourceRead Read(string fullPath, bool isEnvironment = false)
    {
        if (!reads.TryGetValue(fullPath, out var read))
        {
            read = tree.Read(fullPath);
            reads.Add(fullPath, read);
            if (read.Failure is not ReadFailure.Missing)
            {
                Inputs.Add(new ComposeInput(read, isEnvironment));
            }
        }

        return read;
    }

    /// <summary>The YAML of a file, parsed once: the project's name is looked for in it before its layers are.</summary>
    public YamlTape Parse(SourceFile file)
    {
        if (!tapes.TryGetValue(file, out var tape))
        {
            tape = YamlReader.ReadTape(file);
            tapes.Add(file, tape);
        }

        return tape;
    }

    public bool IsInsideRoot(string fullPath) => SourcePath.IsInside(tree.RealPath(request.Root), tree.RealPath(fullPath));

    /// <summary>Says once what docker compose refuses.</summary>
    public void Refuse(ModelPath path, Origin origin, string message) => Report(new Problem(ProblemKind.Refused, origin.At, message)
    {
        Service = path.Service,
        Pointer = path.Pointer,
        Related = origin.Via,
    });

    /// <summary>The same, from a walk.</summary>
    public void Refuse(ModelTrail trail, Origin origin, string message) => Refuse(trail.Path, origin, message);

    /// <summary>Notes that something later stands in a value's place, or that nothing does.</summary>
    public void Replace(ModelPath path, ComposeNode value, Origin by)
    {
        if (!value.IsNull && path.Segments is ["services", ..])
        {
            Replaced.Add(ReplacedValue.Of(path, value, by));
        }
    }

    public void Report(Problem problem)
    {
        if (told.Add((problem.At.File, problem.At.Span, problem.Message)))
        {
            Problems.Add(problem);
        }
    }

    public ComposeSet Finish(ComposeMapping model, ImmutableArray<SourceFile> files) => new()
    {
        Name = request.Name,
        Files = files,
        Model = model,
        Problems = [.. Problems],
        Inputs = [.. Inputs],
        WithUnreadEnvFile = WithUnreadEnvFile,
    };
}
