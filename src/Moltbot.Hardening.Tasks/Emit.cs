using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Build.Framework;
using Moltbot.Hardening.Bundle;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Tasks;

/// <summary>Writes the hardened bundle, once it has been judged by the same rules.</summary>
[MSBuildMultiThreadableTask]
public sealed class Emit : DeploymentTask
{
    /// <summary>The convention of reproducible builds; MSBuild has it from the environment. Empty for a fixed day.</summary>
    public string SourceDateEpoch { get; set; } = "";

    protected override bool Run()
    {
        var validated = TakeOver();
        var verdict = validated ?? JudgeByName();
        if (!verdict.Enabled)
        {
            // What an earlier build emitted stays: nothing was judged that could replace it.
            return !Log.HasLoggedErrors;
        }

        var bundle = HardenedBundle.Plan(verdict);
        if (bundle.MayBeWritten)
        {
            return Write(bundle) && (validated is not null || TellUncured(bundle));
        }

        foreach (var obstacle in bundle.Obstacles)
        {
            FindingLog.Tell(obstacle);
        }

        Log.LogMessage(MessageImportance.High, "nothing was emitted: " + string.Join(", ", bundle.Obstacles.Select(static obstacle => obstacle.Finding.Rule.Id).Distinct()));
        return !Log.HasLoggedErrors;
    }

    /// <summary>The target was called by name, so no validation has told that the gate is off.</summary>
    private Verdict JudgeByName()
    {
        var verdict = Judge();
        if (!verdict.Enabled)
        {
            foreach (var graded in verdict.Findings)
            {
                FindingLog.Tell(graded);
            }
        }

        return verdict;
    }

    /// <summary>No validation has told what stands, and a bundle that was written looks like a deployment without faults.</summary>
    private bool TellUncured(HardenedBundle bundle)
    {
        foreach (var line in bundle.Uncured)
        {
            Log.LogMessage(MessageImportance.High, line);
        }

        return true;
    }

    private bool Write(HardenedBundle bundle)
    {
        using var claim = ProjectClaim.Take(ReportPath, ProjectFile);
        if (claim.OtherProject is { } owner)
        {
            TellShared("MoltbotReportPath", owner);
            return false;
        }

        if (ArchiveTime() is not { } time)
        {
            TellSetting($"SOURCE_DATE_EPOCH is {Quote.Value(SourceDateEpoch)}; write the seconds since 1970 that the files of {BundleArchive.FileName} are to bear, or unset it");
            return false;
        }

        ImmutableArray<OutputFile> files = [.. bundle.Files, .. BundleArchive.Of(bundle.Files, time)];
        var folder = new OutputFolder(ArtifactsPath);
        var earlier = EmittedBundle.In(folder);
        if (ProjectClaim.IsOther(earlier.Project, ProjectFile))
        {
            TellShared("MoltbotArtifactsPath", earlier.Project ?? "");
            return false;
        }

        if (files.FirstOrDefault(file => earlier.IsForeign(folder, file)) is { } foreign)
        {
            TellSetting($"MoltbotArtifactsPath '{ArtifactsPath}' holds a '{foreign.Path}' that no emission wrote, and it would be overwritten; name another folder or move the file away");
            return false;
        }

        var stale = earlier.Untouched(folder).Append(Manifest.FileName).Except(files.Select(static file => file.Path)).ToArray();
        folder.Write(files);
        foreach (var path in earlier.Project is null ? [] : stale)
        {
            folder.Remove(path);
        }

        folder.RemoveIfEmpty();
        return true;
    }

    private DateTimeOffset? ArchiveTime() =>
        SourceDateEpoch.Length == 0 ? BundleArchive.FixedTime
        : long.TryParse(SourceDateEpoch, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= BundleArchive.LatestTime ? DateTimeOffset.FromUnixTimeSeconds(seconds)
        : null;
}
