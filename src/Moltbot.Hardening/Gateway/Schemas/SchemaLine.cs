using System.Collections.Immutable;
using System.Globalization;

namespace Moltbot.Hardening.Gateway.Schemas;

/// <summary>Reads the right side of a line <c>name = type</c> of a schema file.</summary>
/// <remarks>
/// <code>
/// union    type | type                  text       str  str(1..64)  str`pattern`  str:uri
/// both     type &amp; type                  number     num(0..1)  int(1..65535)  int(>0..)
/// not      !type                        integers   nat = int(0..2^53-1)  pos = int(>0..2^53-1)
/// list     [type]  [type](1..8)         others     bool  null  any  'literal'  12  true
/// tuple    tuple(type, type)            object     {key: type, required!: type, *: type}
/// other    @name of a line
/// </code>
/// An object without <c>*</c> takes no other key; text rules between <c>*</c> and <c>:</c> hold for the names of the others.
/// The files are ours and written by a tool, so what does not fit throws.
/// </remarks>
internal sealed class SchemaLine(string text)
{
    private const double MaxSafeInteger = 9007199254740991;

    private int at;

    public static SchemaNode Parse(string text)
    {
        var line = new SchemaLine(text);
        var node = line.Union();
        return line.at == text.Length ? node : throw line.Wrong("the end of the line");
    }

    private SchemaNode Union()
    {
        var first = Intersection();
        if (!Take('|'))
        {
            return first;
        }

        var branches = ImmutableArray.CreateBuilder<SchemaNode>();
        branches.Add(first);
        do
        {
            branches.Add(Intersection());
        }
        while (Take('|'));
        return new UnionSchema(branches.ToImmutable());
    }

    private SchemaNode Intersection()
    {
        var first = Primary();
        if (!Take('&'))
        {
            return first;
        }

        var parts = ImmutableArray.CreateBuilder<SchemaNode>();
        parts.Add(first);
        do
        {
            parts.Add(Primary());
        }
        while (Take('&'));
        return new IntersectionSchema(parts.ToImmutable());
    }

    private SchemaNode Primary()
    {
        SkipSpace();
        switch (Current)
        {
            case '\'':
                return new LiteralSchema(Quoted('\''), IsString: true);
            case '{':
                return Object();
            case '[':
                return Array();
            case '!':
                at++;
                return new NotSchema(Primary());
            case '@':
                at++;
                return new ReferenceSchema(Name());
            case '(':
                at++;
                var inner = Union();
                Expect(')');
                return inner;
            default:
                return Word();
        }
    }

    private SchemaNode Word()
    {
        var word = Name();
        return word switch
        {
            "str" => Text(),
            "int" => new NumberSchema(IsInteger: true, Range()),
            "num" => new NumberSchema(IsInteger: false, Range()),
            "nat" => new NumberSchema(IsInteger: true, new SchemaRange(0, false, MaxSafeInteger)),
            "pos" => new NumberSchema(IsInteger: true, new SchemaRange(0, true, MaxSafeInteger)),
            "bool" => new BooleanSchema(),
            "null" => new NullSchema(),
            "any" => new AnySchema(),
            "tuple" => new TupleSchema(List()),
            "true" or "false" or [>= '0' and <= '9', ..] => new LiteralSchema(word, IsString: false),
            _ => throw Wrong("a type"),
        };
    }

    private StringSchema Text()
    {
        var length = Range();
        string? format = null;
        if (Current == ':' && at + 1 < text.Length && char.IsAsciiLetter(text[at + 1]))
        {
            at++;
            format = Name();
        }

        return new StringSchema(length, Current == '`' ? Quoted('`') : null, format);
    }

    private SchemaRange Range()
    {
        if (Current != '(')
        {
            return default;
        }

        at++;
        var end = text.IndexOf(')', at);
        var range = text.AsSpan(at, end - at);
        var dots = range.IndexOf("..", StringComparison.Ordinal);
        var least = range[..dots];
        at = end + 1;
        var isExcluded = least.StartsWith(">", StringComparison.Ordinal);
        return new SchemaRange(Number(isExcluded ? least[1..] : least), isExcluded, Number(range[(dots + 2)..]));
    }

    private static double? Number(ReadOnlySpan<char> digits) =>
        digits.IsEmpty ? null : double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);

    private ArraySchema Array()
    {
        Expect('[');
        var item = Union();
        Expect(']');
        return new ArraySchema(item, Range());
    }

    private ImmutableArray<SchemaNode> List()
    {
        Expect('(');
        var items = ImmutableArray.CreateBuilder<SchemaNode>();
        do
        {
            items.Add(Union());
        }
        while (Take(','));
        Expect(')');
        return items.ToImmutable();
    }

    private ObjectSchema Object()
    {
        Expect('{');
        var properties = new Dictionary<string, SchemaNode>(StringComparer.Ordinal);
        var required = ImmutableArray.CreateBuilder<string>();
        SchemaNode? others = null;
        var names = new StringSchema(default, null, null);
        while (!Take('}'))
        {
            if (Take('*'))
            {
                names = new StringSchema(Range(), Current == '`' ? Quoted('`') : null, null);
                Expect(':');
                others = Union();
            }
            else
            {
                SkipSpace();
                var key = Current == '\'' ? Quoted('\'') : Name();
                if (Take('!'))
                {
                    required.Add(key);
                }

                Expect(':');
                properties.Add(key, Union());
            }

            _ = Take(',');
        }

        return new ObjectSchema(properties, required.ToImmutable(), others, names);
    }

    private string Quoted(char mark)
    {
        var end = text.IndexOf(mark, at + 1);
        var value = text[(at + 1)..end];
        at = end + 1;
        return value;
    }

    private string Name()
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '-' or '.' or '$'))
        {
            at++;
        }

        return at > start ? text[start..at] : throw Wrong("a name");
    }

    private char Current => at < text.Length ? text[at] : '\0';

    private void SkipSpace()
    {
        while (Current == ' ')
        {
            at++;
        }
    }

    private bool Take(char mark)
    {
        SkipSpace();
        if (Current != mark)
        {
            return false;
        }

        at++;
        return true;
    }

    private void Expect(char mark)
    {
        if (!Take(mark))
        {
            throw Wrong($"'{mark}'");
        }
    }

    private FormatException Wrong(string expected) =>
        new($"a schema line has '{text.AsSpan(at, Math.Min(20, text.Length - at))}' at {at} where {expected} belongs");
}
