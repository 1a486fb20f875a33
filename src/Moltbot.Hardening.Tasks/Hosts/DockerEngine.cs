using System.Collections.Immutable;
using System.Text;
using Moltbot.Hardening.Hosts;

namespace Moltbot.Hardening.Tasks.Hosts;

/// <summary>Docker and its compose, asked by their programs and never told to change anything.</summary>
internal sealed class DockerEngine : IContainerEngine
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PatienceForLogs = TimeSpan.FromMinutes(5);

    private readonly OuterProgram? docker;
    private readonly OuterProgram compose;
    private readonly ImmutableArray<string> first;

    private DockerEngine(OuterProgram? docker, OuterProgram compose, ImmutableArray<string> first)
    {
        this.docker = docker;
        this.compose = compose;
        this.first = first;
    }

    public bool CanInspect => docker is not null;

    /// <summary>Docker compose, or the stand-alone program of the same version; null where there is none.</summary>
    public static DockerEngine? Find(IReadOnlyDictionary<string, string> environment)
    {
        var docker = OuterProgram.Find("docker", environment);
        if (docker?.Output(["compose", "version"], Patience) is not null)
        {
            return new DockerEngine(docker, docker, ["compose"]);
        }

        var alone = OuterProgram.Find("docker-compose", environment);
        return alone?.Output(["version", "--short"], Patience) is [(>= '2' and <= '9') or 'v', ..] ? new DockerEngine(docker, alone, []) : null;
    }

    public Answer<ImmutableArray<string?>> Inspect(ComposeProject project, string service)
    {
        if (Ids(project, service) is not { } ids)
        {
            return new Answer<ImmutableArray<string?>>([], $"docker does not tell the containers of service '{Findings.Quote.Plain(service)}'; is the engine running?");
        }

        return new Answer<ImmutableArray<string?>>(
            [.. ids.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(id => docker?.Output(["inspect", "--", id], Patience))],
            null);
    }

    public TextReader? Log(ComposeProject project, string service) =>
        compose.Text([.. Words(project), "logs", "--no-color", "--no-log-prefix", service], PatienceForLogs) is { } text ? new StreamReader(text, Encoding.Latin1, detectEncodingFromByteOrderMarks: false) : null;

    /// <summary>Compose asks for every value of the files before it tells; docker knows the containers by their labels without.</summary>
    private string? Ids(ComposeProject project, string service) =>
        compose.Output([.. Words(project), "ps", "-a", "-q", service], Patience)
        ?? docker?.Output(
            ["ps", "-a", "-q", "--filter", $"label=com.docker.compose.project.working_dir={project.Folder}", "--filter", $"label=com.docker.compose.service={service}"],
            Patience);

    private IEnumerable<string> Words(ComposeProject project) =>
    [
        .. first, "--project-directory", project.Folder,
        .. project.Files.SelectMany(static file => new[] { "-f", file }),
        .. project.EnvFiles.SelectMany(static file => new[] { "--env-file", file }),
    ];
}
