namespace Moltbot.Hardening.Tests.Accuracy;

/// <summary>What a label says of one thing, and what the rule says of it.</summary>
/// <param name="Rule">The rule's id; two ids with a slash where either is right.</param>
/// <param name="Label">The label's property.</param>
/// <param name="Deployment">The label's id.</param>
/// <param name="Subject">A service, or empty for the whole file.</param>
/// <param name="Expected">The label says that the defect is there.</param>
/// <param name="Found">The rule reports it.</param>
internal sealed record Decision(string Rule, string Label, string Deployment, string Subject, bool Expected, bool Found)
{
    public bool IsRight => Expected == Found;
}
