using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Compose.Interpolation;

/// <summary>Replaces the variables in the values of a layer (never in keys), then casts what stands at the places of <see cref="CastTable"/>.</summary>
internal static class Interpolator
{
    public static ComposeMapping Apply(LoadSession session, ComposeMapping root, VariableScope variables) =>
        root.Map(entry => Visit(session, entry.Value, ModelPath.Of(entry.Key), CastTable.Rows.Top.Next(entry.Key), variables));

    private static ComposeNode? Visit(LoadSession session, ComposeNode node, ModelPath path, PathStep<Cast>? step, VariableScope variables) => node switch
    {
        ComposeScalar { Value: string, IsDate: false } scalar => Cast(session, Substitute(session, scalar, path, variables), path, step?.Value),
        ComposeMapping mapping => mapping.Map(entry => Visit(session, entry.Value, path.Next(entry.Key), step?.Next(entry.Key), variables)),
        ComposeSequence list => list.Map(item => Visit(session, item, path.Next(ModelPath.Item), step?.Next(ModelPath.Item), variables)),
        _ => node,
    };

    private static ComposeScalar Substitute(LoadSession session, ComposeScalar scalar, ModelPath path, VariableScope variables)
    {
        if (!scalar.Text.Contains('$', StringComparison.Ordinal))
        {
            return scalar;
        }

        var result = Template.Substitute(scalar.Text, variables, keepsHoles: !session.Request.Strict);
        if (result.Error is { } error)
        {
            session.Report(new Problem(error.IsLimit ? ProblemKind.LimitExceeded : ProblemKind.Refused, Place(scalar, error), error.Message)
            {
                Service = path.Service,
                Pointer = path.Pointer,
                Related = scalar.Origin.Via,
            });

            // Nobody knows the value: to the stages behind it is as open as one that the host supplies.
            return scalar with { IsHole = true };
        }

        return new ComposeScalar(Origin(scalar.Origin, result.Used, variables), result.Text, result.Text)
        {
            IsHole = result.HasHole,
            EmptyVariables = result.Empty.IsEmpty ? [] : [.. result.Empty.Distinct()],
        };
    }

    /// <summary>The scalar's own, and where the variables in it were set.</summary>
    private static Origin Origin(Origin scalar, ImmutableArray<string> used, VariableScope variables)
    {
        var set = used.Distinct().Select(name => variables.Find(name)?.SetAt is { } at ? new Related(at, $"the variable {name} is set here") : null).OfType<Related>();
        return used.IsEmpty ? scalar : scalar with { Via = scalar.Via.AddRange(set) };
    }

    /// <summary>The place of a template's part in the file: the n-th dollar of the value is the n-th of what was written.</summary>
    private static SourceLocation Place(ComposeScalar scalar, TemplateError error)
    {
        var written = scalar.Origin.At;
        var count = scalar.Text.AsSpan(0, error.Offset).Count('$');
        var at = -1;
        for (var i = 0; i <= count; i++)
        {
            at = written.Slice.IndexOf('$', at + 1);
            if (at < 0)
            {
                return written;
            }
        }

        var expression = scalar.Text.AsSpan(error.Offset, error.Length);
        return written.Slice.AsSpan(at).StartsWith(expression)
            ? written.File.At(new TextSpan(written.Span.Offset + at, error.Length))
            : written;
    }

    private static ComposeScalar? Cast(LoadSession session, ComposeScalar scalar, ModelPath path, Cast? cast)
    {
        if (scalar.IsHole || cast is null)
        {
            return scalar;
        }

        if (cast.Convert(scalar.Text) is { } value)
        {
            return scalar with { Value = value, Text = value is double real ? GoNumber.Print(real) : scalar.Text };
        }

        session.Refuse(path, scalar.Origin, $"'{path}' is {Quote.Value(scalar.Text)}, and docker compose needs {cast.Needs} here");
        return null;
    }
}
