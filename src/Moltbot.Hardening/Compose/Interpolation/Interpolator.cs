using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Compose.Interpolation;

/// <summary>Replaces the variables in the values of a layer (never in keys), then casts what stands at the places of <see cref="CastTable"/>.</summary>
internal sealed class Interpolator
{
    private readonly LoadSession session;
    private readonly VariableScope variables;
    private readonly Template template;
    private readonly ModelTrail trail = new();

    private Interpolator(LoadSession session, VariableScope variables) =>
        (this.session, this.variables, template) = (session, variables, new Template(variables, keepsHoles: !session.Request.Strict));

    public static ComposeMapping Apply(LoadSession session, ComposeMapping root, VariableScope variables) =>
        new Interpolator(session, variables).Visit(root, CastTable.Rows.Top);

    private ComposeNode? Visit(ComposeNode node, PathStep<Cast>? step) => node switch
    {
        ComposeScalar { Value: string, IsDate: false } scalar => Cast(Substitute(scalar), step?.Value),
        ComposeMapping mapping => Visit(mapping, step),
        ComposeSequence list => Visit(list, step?.Next(ModelPath.Item)),
        _ => node,
    };

    private ComposeMapping Visit(ComposeMapping mapping, PathStep<Cast>? step)
    {
        var edit = new MappingEdit(mapping);
        for (var i = 0; i < mapping.Entries.Length; i++)
        {
            var entry = mapping.Entries[i];
            trail.Down(entry.Key);
            edit.Put(i, Visit(entry.Value, step?.Next(entry.Key)));
            trail.Up();
        }

        return edit.Finish();
    }

    private ComposeSequence Visit(ComposeSequence list, PathStep<Cast>? below)
    {
        var edit = new SequenceEdit(list);
        trail.Down(ModelPath.Item);
        for (var i = 0; i < list.Items.Length; i++)
        {
            edit.Put(i, Visit(list.Items[i], below));
        }

        trail.Up();
        return edit.Finish();
    }

    private ComposeScalar Substitute(ComposeScalar scalar)
    {
        if (!scalar.Text.Contains('$', StringComparison.Ordinal))
        {
            return scalar;
        }

        var result = template.Substitute(scalar.Text);
        if (result.Error is { } error)
        {
            session.Report(new Problem(error.IsLimit ? ProblemKind.LimitExceeded : ProblemKind.Refused, Place(scalar, error), error.Message)
            {
                Service = trail.Service,
                Pointer = trail.Pointer,
                Related = scalar.Origin.Via,
            });

            // Nobody knows the value: to the stages behind it is as open as one that the host supplies.
            return scalar with { IsHole = true };
        }

        return new ComposeScalar(Origin(scalar.Origin, result.Used), result.Text, result.Text)
        {
            IsHole = result.HasHole,
            EmptyVariables = result.Empty.Length < 2 ? result.Empty : [.. result.Empty.Distinct()],
        };
    }

    /// <summary>The scalar's own, and where the variables in it were set.</summary>
    private Origin Origin(Origin scalar, ImmutableArray<string> used)
    {
        var via = scalar.Via;
        for (var i = 0; i < used.Length; i++)
        {
            if (used.IndexOf(used[i]) == i && variables.Find(used[i])?.SetAt is { } at)
            {
                via = via.Add(new Related(at, $"the variable {used[i]} is set here"));
            }
        }

        return via == scalar.Via ? scalar : scalar.By(via);
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

    private ComposeScalar? Cast(ComposeScalar scalar, Cast? cast)
    {
        if (scalar.IsHole || cast is null)
        {
            return scalar;
        }

        if (cast.Convert(scalar.Text) is { } value)
        {
            return scalar with { Value = value, Text = value is double real ? GoNumber.Print(real) : scalar.Text };
        }

        session.Refuse(trail, scalar.Origin, $"'{trail}' is {Quote.Value(scalar.Text)}, and docker compose needs {cast.Needs} here");
        return null;
    }
}
