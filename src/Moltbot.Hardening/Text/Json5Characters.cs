using System.Globalization;

namespace Moltbot.Hardening.Text;

/// <summary>The character classes of JSON5 1.0 (section 8 for white space, ECMAScript 5.1 section 7.6 for identifiers).</summary>
internal static class Json5Characters
{
    public static bool IsLineEnd(char unit) => unit is '\n' or '\r' or '\u2028' or '\u2029';

    public static bool IsWhiteSpace(char unit) =>
        unit is ' ' or '\t' or '\v' or '\f' or '\u00a0' or '\ufeff' || IsLineEnd(unit)
        || (unit > '\u007f' && char.GetUnicodeCategory(unit) == UnicodeCategory.SpaceSeparator);

    public static bool IsIdentifierStart(char unit) => char.IsAsciiLetter(unit) || unit is '$' or '_' || (unit > '\u007f' && IsLetter(unit));

    public static bool IsIdentifierPart(char unit) =>
        IsIdentifierStart(unit) || char.IsAsciiDigit(unit) || unit is '\u200c' or '\u200d'
        || (unit > '\u007f' && char.GetUnicodeCategory(unit) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation);

    /// <summary>Whether a unit belongs to what a reader of a message would call one word: names, numbers, addresses.</summary>
    public static bool IsWord(string text, int at) => IsIdentifierPart(text[at]) || text[at] is '.' or '-' or '+';

    /// <summary>Units of the character at a place: 2 for a surrogate pair.</summary>
    public static int Width(string text, int at) => char.IsSurrogatePair(text, at) ? 2 : 1;

    private static bool IsLetter(char unit) => char.GetUnicodeCategory(unit) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
        or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber;
}
