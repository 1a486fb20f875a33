using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Policy;

/// <summary>What a project accepts of its findings: waivers in items and comments, and the baseline.</summary>
internal sealed record Accepting
{
    /// <summary>The deployment, with the baseline among its inputs and what is wrong with it among its problems.</summary>
    public required Deployment Deployment { get; init; }

    private WaiverLaw Law { get; init; } = new(Allowed: false, [], DateOnly.MaxValue);

    private Waivers Waivers { get; init; } = new([], []);

    public Baseline Baseline { get; init; } = Baseline.None;

    public static Accepting Read(ISourceTree tree, DeploymentRequest request, Deployment deployment)
    {
        var (law, problems) = WaiverLaw.Read(request, deployment.Settings, deployment.Project);
        if (!deployment.Settings.Enabled)
        {
            return new Accepting { Deployment = deployment with { Problems = [.. deployment.Problems, .. problems] } };
        }

        var baseline = BaselineReader.Read(tree, request);
        return new Accepting
        {
            Deployment = deployment with
            {
                Problems = [.. deployment.Problems, .. problems, .. baseline.Problems],
                Inputs = [.. deployment.Inputs.Concat(baseline.Inputs).OrderBy(static input => input.Path, StringComparer.Ordinal)],
            },
            Law = law,
            Waivers = Waivers.Read(request, deployment, law),
            Baseline = baseline,
        };
    }

    /// <summary>Joins what has one cause and says what of it is accepted; by file, place, rule and message.</summary>
    public IEnumerable<Settled> Settle(IEnumerable<Finding> raised)
    {
        var settlement = new Settlement(CauseJoin.Join(raised, Deployment), Law);
        settlement.Take(Waivers);
        settlement.Take(Baseline);
        return settlement.Result
            .Concat(CauseJoin.Join(settlement.Told, Deployment).Select(static cause => new Settled(cause, null)))
            .OrderBy(static settled => settled.Cause.Finding, Comparer<Finding>.Create(CauseJoin.Compare));
    }
}
