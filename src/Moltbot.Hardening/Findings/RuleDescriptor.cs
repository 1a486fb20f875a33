namespace Moltbot.Hardening.Findings;

/// <summary>What is constant about a rule. Its page is docs/rules/&lt;Id&gt;.md.</summary>
/// <param name="Id"><c>MBH</c> and four digits; the first is the room. Never changes its meaning, never used again.</param>
/// <param name="Name">The defect, in the words of the rule's type.</param>
/// <param name="Severity">The default.</param>
/// <param name="Since">The release that brought the rule, as <c>major.minor.patch</c>.</param>
/// <param name="Summary">One sentence: what it finds.</param>
public sealed record RuleDescriptor(string Id, string Name, Severity Severity, string Since, string Summary)
{
    /// <summary>The phases of the seeds' plan whose control this is, such as <c>6, 7</c>; empty where the seeds ask for none.</summary>
    public string Phase { get; init; } = "";

    /// <summary>Whether preset <c>essential</c> keeps its advice: the seeds' controls, and the gate's own rules.</summary>
    public bool IsEssential => Room == 0 || Phase.Length > 0;

    /// <summary>The room: the first digit of the id.</summary>
    public int Room => Id[3] - '0';

    /// <summary>The page, relative to the folder that holds the rules' pages.</summary>
    public string Page => Id + ".md";
}
