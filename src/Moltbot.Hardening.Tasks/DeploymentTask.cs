using System.Collections;
using System.Collections.Immutable;
using Microsoft.Build.Framework;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Hosts;
using Moltbot.Hardening.Text;
using Task = Microsoft.Build.Utilities.Task;

namespace Moltbot.Hardening.Tasks;

/// <summary>What the tasks on a deployment share: items in, engine, findings to the log.</summary>
public abstract class DeploymentTask : Task
{
    /// <summary>Absolute path of the project file.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The items of the contract, each with its item name in metadata <c>Type</c>.</summary>
    public ITaskItem[] Inputs { get; set; } = [];

    /// <summary>The properties of the contract: name as identity, value in metadata <c>Value</c>.</summary>
    public ITaskItem[] Settings { get; set; } = [];

    /// <summary>Absolute folder of the reports.</summary>
    [Required]
    public string ReportPath { get; set; } = "";

    /// <summary>Absolute folder of the bundle.</summary>
    [Required]
    public string ArtifactsPath { get; set; } = "";

    /// <summary>Further folders whose files are never inputs, relative to the project or absolute.</summary>
    public string[] OutputPaths { get; set; } = [];

    /// <summary>Absolute folder of the rules' pages, for help links.</summary>
    public string RulePages { get; set; } = "";

    /// <summary>A build of one framework of a multi-targeting project: errors are told, the rest only where no equal report stands yet.</summary>
    public bool IsInnerBuild { get; set; }

    public sealed override bool Execute()
    {
#pragma warning disable CA1031 // Whatever goes wrong must be a coded error of ours: MSBuild would report it as MSB4018 at the targets file.
        HeadStart.Begin();
        try
        {
            return Run();
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            // The engine turns what it cannot read into findings, so this comes from a folder that is written to.
            TellSetting($"the reports in '{ReportPath}' or the bundle in '{ArtifactsPath}' cannot be written ({wrong.Message}); set MoltbotReportPath and MoltbotArtifactsPath to folders that the build may write to");
            return false;
        }
        catch (Exception wrong)
        {
            TellProject("MBH0001", $"the gate failed on this project ({wrong.GetType().Name}: {wrong.Message}), so it is not judged; this is a defect of Moltbot.Hardening: please report it");
            Log.LogMessageFromText(wrong.ToString(), MessageImportance.Low);
            return false;
        }
#pragma warning restore CA1031
    }

    protected abstract bool Run();

    protected FindingLog FindingLog => new(Log, Path.GetDirectoryName(ProjectFile) ?? ProjectFile, RulePages);

    protected Verdict Judge() => HardeningEngine.Judge(Files, Request());

    /// <summary>The same, and the host.</summary>
    protected Verdict Judge(AuditRequest audit) => HardeningEngine.Audit(Files, Request(), audit);

    /// <summary>Leaves a verdict to the emission that follows in this build: what is emitted then belongs to what was judged, and nothing is judged twice.</summary>
    protected void HandOver(Verdict verdict)
    {
        TakeOver();
        (BuildEngine as IBuildEngine4)?.RegisterTaskObject(VerdictKey, verdict, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: true);
        (BuildEngine as IBuildEngine4)?.RegisterTaskObject(ToldKey(verdict), true, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
    }

    /// <summary>The verdict of the validation that ran just before in this build, once; null where none did.</summary>
    protected Verdict? TakeOver() => (BuildEngine as IBuildEngine4)?.UnregisterTaskObject(VerdictKey, RegisteredTaskObjectLifetime.Build) as Verdict;

    /// <summary>Whether this node has told the same in this build: a static graph builds the frameworks before the project that dispatches to them.</summary>
    protected bool IsToldInThisBuild(Verdict verdict) =>
        (BuildEngine as IBuildEngine4)?.GetRegisteredTaskObject(ToldKey(verdict), RegisteredTaskObjectLifetime.Build) is not null;

    /// <summary>Another project of the directory writes to the same folder.</summary>
    protected void TellShared(string property, string other) =>
        TellSetting($"{property} is also that of '{other}' in the same directory, so they would overwrite each other's files; give each project a MoltbotReportPath and a MoltbotArtifactsPath of its own");

    protected void TellSetting(string message) => TellProject("MBH0003", message);

    protected void TellProject(string code, string message) => Log.LogError(null, code, null, null, Path.GetFileName(ProjectFile), 1, 1, 0, 0, message);

    private DiskTree Files => new(Path.GetDirectoryName(ProjectFile) ?? ProjectFile);

    private string VerdictKey => $"Moltbot.Hardening verdict {ProjectFile} {IsInnerBuild}";

    private string ToldKey(Verdict verdict) =>
        $"Moltbot.Hardening told {ProjectFile} {string.Join(' ', verdict.Findings.Select(static graded => graded.Fingerprint + graded.Severity))}";

    private DeploymentRequest Request()
    {
        var properties = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var setting in Settings)
        {
            if (setting.GetMetadata("Value") is { Length: > 0 } value)
            {
                properties[setting.ItemSpec] = value;
            }
        }

        properties[DeploymentRequest.WarnAsErrorSwitch] = WarningsMadeErrors();
        return new DeploymentRequest
        {
            ProjectFile = ProjectFile,
            Items = ImmutableArray.Create(Array.ConvertAll(Inputs, Item)),
            Properties = properties.ToImmutable(),
            FromEnvironment = FromEnvironment(properties),
            Today = DateOnly.FromDateTime(DateTime.UtcNow),
            OutputDirectories = OutputDirectories(),
            ArtifactsDirectory = Path.TrimEndingDirectorySeparator(ArtifactsPath),
        };
    }

    private ImmutableArray<string> OutputDirectories()
    {
        var folder = Path.GetDirectoryName(ProjectFile) ?? ProjectFile;
        var directories = ImmutableArray.CreateBuilder<string>();
        foreach (var path in (string[])[.. OutputPaths, ReportPath, ArtifactsPath])
        {
            if (path.Length > 0)
            {
                directories.Add(Path.TrimEndingDirectorySeparator(SourcePath.Absolute(folder, path)));
            }
        }

        return directories.ToImmutable();
    }

    /// <summary>The rules whose warnings MSBuild itself makes errors, for whatever reason: what is logged as a warning would fail the build without the report knowing it.</summary>
    private string WarningsMadeErrors() => BuildEngine is IBuildEngine8 engine
        ? string.Join(';', HardeningEngine.Rules.Select(static rule => rule.Id).Where(engine.ShouldTreatWarningAsError))
        : "";

    private static InputItem Item(ITaskItem item)
    {
        // Well-known metadata (FullPath, ModifiedTime, …) is no part of the contract, and some of it would change from build to build.
        var metadata = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string name in item.CloneCustomMetadata().Keys)
        {
            if (name != "Type" && item.GetMetadata(name) is { Length: > 0 } value)
            {
                metadata[name] = value;
            }
        }

        return new InputItem(item.GetMetadata("Type"), item.ItemSpec, metadata.ToImmutable());
    }

    /// <summary>Settings whose value stands in the process environment and was not given on the command line.</summary>
    private ImmutableHashSet<string> FromEnvironment(ImmutableDictionary<string, string>.Builder properties)
    {
        var names = ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (properties.TryGetValue((string)variable.Key, out var value) && value == (string?)variable.Value)
            {
                names = names.Add((string)variable.Key);
            }
        }

        foreach (var name in (BuildEngine as IBuildEngine6)?.GetGlobalProperties().Keys ?? [])
        {
            names = names.Remove(name);
        }

        return names;
    }
}
