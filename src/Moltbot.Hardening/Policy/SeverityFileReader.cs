using System.Collections.Immutable;
using System.Globalization;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Policy;

/// <summary>Takes the severities of our rules from an .editorconfig or .globalconfig. What is said there to other tools is theirs.</summary>
/// <param name="items">What <c>MoltbotRule</c> items say, by rule id: a file may raise that, and not lower it.</param>
internal sealed class SeverityFileReader(ImmutableDictionary<string, RuleSeverity> items)
{
    public const string EditorConfigName = ".editorconfig";

    public const string GlobalConfigName = ".globalconfig";

    private const string RulePrefix = "dotnet_diagnostic.";

    private const string RoomPrefix = "moltbot_hardening.";

    private const string Suffix = ".severity";

    // What Roslyn gives to a file of this name that says nothing else.
    private const int UsualLevel = 100;

    private readonly ImmutableArray<SeveritySetting>.Builder settings = ImmutableArray.CreateBuilder<SeveritySetting>();
    private readonly ImmutableArray<Problem>.Builder problems = ImmutableArray.CreateBuilder<Problem>();

    public SeverityFile Read(SourceRead read, string folder)
    {
        settings.Clear();
        problems.Clear();
        if (read.Problem is { } problem)
        {
            return new SeverityFile(read, folder, IsRoot: false, UsualLevel, [], [problem]);
        }

        var config = EditorConfigReader.Read(read.File);
        var isGlobal = Path.GetFileName(read.File.FullPath) == GlobalConfigName;
        foreach (var entry in config.Entries.Where(static entry => IsOurs(entry.Key)))
        {
            Take(entry, isGlobal);
        }

        foreach (var line in config.Malformed.Where(static line => IsOurs(line.Slice)))
        {
            Wrong(line, $"{Quote.Value(line.Slice)} is no property, so it sets nothing; write {RulePrefix}MBHnnnn{Suffix} = warning");
        }

        var level = isGlobal ? Level(config) : UsualLevel;
        return new SeverityFile(read, folder, config.IsRoot, level, settings.ToImmutable(), problems.ToImmutable());
    }

    private static bool IsOurs(string key) =>
        key.StartsWith(RulePrefix + "MBH", StringComparison.OrdinalIgnoreCase) || key.StartsWith(RoomPrefix, StringComparison.OrdinalIgnoreCase);

    private void Take(EditorConfigEntry entry, bool isGlobal)
    {
        if (Misplaced(entry, isGlobal) is { } misplaced)
        {
            Wrong(entry.At, misplaced);
            return;
        }

        if (Key(entry) is not { } key)
        {
            return;
        }

        var (isKnown, severity) = SeverityWords.File(entry.Value);
        if (!isKnown)
        {
            Wrong(entry.At, $"{Quote.Plain(entry.Key)} is {Quote.Value(entry.Value)}; write {SeverityWords.OfFiles}");
            return;
        }

        if (severity is { } written && TooLow(key, written) is { } tooLow)
        {
            Wrong(entry.At, tooLow);
            return;
        }

        settings.Add(new SeveritySetting(key, severity, entry));
    }

    private static string? Misplaced(EditorConfigEntry entry, bool isGlobal) => (entry.Section, isGlobal) switch
    {
        ({ Glob: null }, _) => $"the header {Quote.Value(entry.Section.At.Slice)} above this line is not closed, so it is not known which files the line is about; write ']'",
        (null, false) => $"{Quote.Plain(entry.Key)} stands before the first section, where an .editorconfig sets nothing; write it below a header such as [*]",
        ({ }, true) => $"{Quote.Plain(entry.Key)} stands in a section, and a .globalconfig is for the whole project; move the line above the first section, or into an .editorconfig",
        _ => null,
    };

    /// <summary>The rule's id or the room's word that a key names; tells where it names none.</summary>
    private string? Key(EditorConfigEntry entry)
    {
        var isRule = entry.Key.StartsWith(RulePrefix, StringComparison.OrdinalIgnoreCase);
        var name = entry.Key[(isRule ? RulePrefix : RoomPrefix).Length..];
        var hasSuffix = name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase);
        name = hasSuffix ? name[..^Suffix.Length] : name;
        var known = isRule ? RuleIds : Rooms.Words;
        var found = known.FirstOrDefault(word => string.Equals(word, name, StringComparison.OrdinalIgnoreCase));
        if (found is not null && hasSuffix)
        {
            return found;
        }

        var all = isRule ? "docs/rules lists them" : $"the rooms are {string.Join(", ", Rooms.Words)}";
        Wrong(entry.At, found is not null
            ? $"{Quote.Plain(entry.Key)} sets nothing; write {(isRule ? RulePrefix : RoomPrefix)}{found}{Suffix}"
            : $"{Quote.Plain(entry.Key)} names {Quote.Value(name)}, which is no {(isRule ? "rule" : "room")}; "
                + (Spelling.Nearest(name, known) is { } nearest ? $"did you mean {nearest}?" : all));
        return null;
    }

    private static ImmutableArray<string> RuleIds => [.. RuleRegistry.All.Select(static rule => rule.Descriptor.Id)];

    /// <summary>Why a severity may not be written in a file. A room's is taken by what may be lowered alone, so it is never too low, but for that of the gate itself.</summary>
    private string? TooLow(string key, Severity severity)
    {
        if (RuleRegistry.All.FirstOrDefault(rule => rule.Descriptor.Id == key)?.Descriptor is not { } rule)
        {
            return key == Rooms.Words[0] && severity < Severity.Error
                ? "this would lower rules of the gate itself, and a gate that cannot judge must not pass; remove the line"
                : null;
        }

        if (severity >= rule.Severity && !items.ContainsKey(key))
        {
            return null;
        }

        if (rule.Room == 0 && severity < rule.Severity)
        {
            return $"this would lower {key}, a rule of the gate itself, and a gate that cannot judge must not pass; remove the line";
        }

        if (items.TryGetValue(key, out var item))
        {
            return severity >= item.Severity
                ? null
                : $"this would lower {key}, which a MoltbotRule item sets to {SeverityWords.Of(item.Severity)}: a file may raise that and not lower it; change the item";
        }

        return rule.Severity == Severity.Error
            ? $"this would lower {key}, an error, and a file cannot say why; "
                + $"write <MoltbotRule Include=\"{key}\" Severity=\"{SeverityWords.Of(severity)}\" Justification=\"…\" /> into the project"
            : null;
    }

    private int Level(EditorConfig config)
    {
        if (config.Top("global_level") is not { } entry || settings.Count == 0)
        {
            return UsualLevel;
        }

        if (int.TryParse(entry.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var level))
        {
            return level;
        }

        Wrong(entry.At, $"global_level is {Quote.Value(entry.Value)}; write a whole number, such as {UsualLevel}");
        return UsualLevel;
    }

    private void Wrong(SourceLocation at, string message) => problems.Add(new Problem(ProblemKind.InvalidSetting, at, message));
}
