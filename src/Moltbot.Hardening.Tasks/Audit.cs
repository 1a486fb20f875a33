using System.Collections;
using System.Collections.Immutable;
using Microsoft.Build.Framework;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Hosts;
using Moltbot.Hardening.Policy;
using Moltbot.Hardening.Tasks.Hosts;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tasks;

/// <summary>Judges the deployment and, where state folders are named, the host that the build runs on. Changes nothing but its own report.</summary>
[MSBuildMultiThreadableTask]
public sealed class Audit : DeploymentTask
{
    /// <summary>The file of the report's folder that an audit leaves.</summary>
    public const string ReportName = "audit.json";

    /// <summary>So many findings of a rule are told; the rest is in the report. A tree of thousands of open files has one cause.</summary>
    private const int MostTold = 20;

    /// <summary>The folders that gateways keep their state in, absolute or from the project's folder; none: only files are judged.</summary>
    public string[] StateFolders { get; set; } = [];

    protected override bool Run()
    {
        var folders = ImmutableArray.Create(Array.ConvertAll(StateFolders, folder => Path.TrimEndingDirectorySeparator(SourcePath.Absolute(Path.GetDirectoryName(ProjectFile) ?? "", folder))));
        foreach (var folder in folders.Where(static folder => !IsThere(folder)))
        {
            TellSetting($"MoltbotStateDirectory names {Quote.Value(folder)}, which is not there; name the folder that the gateway keeps its state in");
        }

        if (Log.HasLoggedErrors)
        {
            return false;
        }

        var verdict = folders.IsEmpty ? Judge() : Judge(new AuditRequest(new ThisHost(Variables()), folders));
        using var claim = ProjectClaim.Take(ReportPath, ProjectFile);
        if (claim.OtherProject is { } other)
        {
            TellShared("MoltbotReportPath", other);
            return false;
        }

        new OutputFolder(ReportPath).Write([verdict.Reports.Single(static report => report.Path == WrittenReports.Index) with { Path = ReportName }]);
        Tell(verdict.Findings);
        if (folders.IsEmpty)
        {
            Log.LogMessage(MessageImportance.High, "only files were judged; -p:MoltbotStateDirectory=<folder> audits the state of a gateway and its host, too");
        }

        return verdict.Passed && !Log.HasLoggedErrors;
    }

    private void Tell(ImmutableArray<GradedFinding> findings)
    {
        var told = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var graded in findings)
        {
            var rule = graded.Finding.Rule;
            var number = told[rule.Id] = told.GetValueOrDefault(rule.Id) + 1;
            if (rule.Room != Rooms.Host || number <= MostTold)
            {
                FindingLog.Tell(graded);
            }
        }

        foreach (var (rule, number) in told.Where(static pair => pair.Value > MostTold && pair.Key[3] - '0' == Rooms.Host))
        {
            Log.LogMessage(MessageImportance.High, $"{number - MostTold} more of {rule} stand in '{Path.Combine(ReportPath, ReportName)}'");
        }
    }

    private static bool IsThere(string path) => Path.Exists(path) || new FileInfo(path).LinkTarget is not null;

    private static Dictionary<string, string> Variables()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            variables[(string)variable.Key] = (string?)variable.Value ?? "";
        }

        return variables;
    }
}
