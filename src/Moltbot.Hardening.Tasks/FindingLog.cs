using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Policy;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tasks;

/// <summary>Findings as lines of a build log: <c>file(line,column): error MBHnnnn: …</c>.</summary>
/// <param name="log">The task's log.</param>
/// <param name="projectDirectory">Absolute.</param>
/// <param name="rulePages">Folder of the rules' pages; a terminal that knows links makes the code one.</param>
public sealed class FindingLog(TaskLoggingHelper log, string projectDirectory, string rulePages)
{
    /// <summary>Tells a finding: a waived one as a message that says who accepts it and why; silenced ones are in the report only.</summary>
    public void Tell(GradedFinding graded)
    {
        ArgumentNullException.ThrowIfNull(graded);
        var finding = graded.Finding;
        var file = Quote.Path(Name(finding.At.File));
        var (line, column) = finding.At.File.IsText ? (finding.At.Start.Line, finding.At.Start.Column) : (0, 0);
        switch (graded.Severity)
        {
            case not Severity.None when graded.AcceptedBy is { } accepted:
                log.LogMessage(null, finding.Rule.Id, null, file, line, column, 0, 0, MessageImportance.Normal, $"{accepted.Reason} ({Quote.Path(accepted.At.ToString())}): {finding.Message}");
                break;
            case Severity.Error:
                log.LogError(null, finding.Rule.Id, null, Page(finding.Rule), file, line, column, 0, 0, finding.Message);
                break;
            case Severity.Warning:
                log.LogWarning(null, finding.Rule.Id, null, Page(finding.Rule), file, line, column, 0, 0, finding.Message);
                break;
            case Severity.Info:
                log.LogMessage(null, finding.Rule.Id, null, file, line, column, 0, 0, MessageImportance.Normal, finding.Message);
                break;
            default:
                break;
        }
    }

    /// <summary>From the project's folder; a file that only its host's reports call so, as one can go to it.</summary>
    private string Name(SourceFile file) => SourcePath.Absolute(projectDirectory, file.Path) == file.FullPath ? file.Path : file.FullPath;

    private string? Page(RuleDescriptor rule) =>
        rulePages.Length == 0 ? null : new Uri(Path.GetFullPath(Path.Combine(rulePages, rule.Page))).AbsoluteUri;
}
