using System.Collections.Immutable;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Compose;

/// <summary>A value that no container gets, since something later overrides it or takes it out. It still stands in its file.</summary>
/// <param name="Model">A model with nothing else in it, typed as the effective one is.</param>
/// <param name="By">What overrides it: in a later file of the set, in one that extends its service, or in its own.</param>
internal sealed record ReplacedValue(ComposeMapping Model, SourceLocation By)
{
    public static ReplacedValue Of(ModelPath path, ComposeNode value, Origin by)
    {
        var node = value;
        for (var here = path; here.Depth > 0; here = here.Parent)
        {
            node = new ComposeMapping(value.Origin, ImmutableArray.Create(new ComposeEntry(here.Key, value.Origin, node)));
        }

        return new ReplacedValue((ComposeMapping)node, by.At);
    }
}
