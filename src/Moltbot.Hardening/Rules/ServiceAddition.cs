using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Rules;

/// <summary>The edits that give a service something that it lacks, at the place at which the finding stands.</summary>
internal static class ServiceAddition
{
    /// <summary>A key that the service does not have: in the service, or in the base at whose key or in which the finding stands.</summary>
    public static TextEdit? Key(Service service, SourceLocation at, string entry)
    {
        foreach (var own in service.Model.Entries)
        {
            if (own.KeyOrigin.At == at)
            {
                return EntryAddition.Beside(at, entry);
            }
        }

        return EntryAddition.Under(at, entry, isItem: false);
    }

    /// <summary>An item of a list, which may not be there yet.</summary>
    public static TextEdit? Item(Service service, SourceLocation at, string key, string item) => service.Model.Find(key) is { } list
        ? EntryAddition.Under(list.KeyOrigin.At, item, isItem: true)
        : Key(service, at, $"{key}: [{item}]");

    /// <summary><c>no-new-privileges</c>, in the place of what says otherwise.</summary>
    public static TextEdit? NoNewPrivileges(Service service, SourceLocation at)
    {
        const string Option = "\"no-new-privileges:true\"";
        if (Confinement.NoNewPrivileges(service) is not { } written)
        {
            return Item(service, at, "security_opt", Option);
        }

        // Of a list that says both, docker compose takes no item twice.
        foreach (var other in service.List("security_opt"))
        {
            if (!ReferenceEquals(other, written) && other.Text == "no-new-privileges:true")
            {
                return EntryRemoval.Of(written.Origin.At);
            }
        }

        return new TextEdit(written.Origin.At, Option);
    }

    /// <summary>A variable, in the form in which the service has the others.</summary>
    public static TextEdit? Variable(Service service, SourceLocation at, string name, string value)
    {
        if (service.Variable(name) is { Value: not null } written)
        {
            var place = written.Origin.At;
            var isBehindName = place.Span.Offset > 0 && place.File.Text[place.Span.Offset - 1] == '=';
            return new TextEdit(place, isBehindName ? value : $"\"{value}\"");
        }

        if (service.Model.Find("environment") is not { } environment)
        {
            return Key(service, at, $"environment: {{ {name}: \"{value}\" }}");
        }

        return EntryAddition.Under(environment.KeyOrigin.At, $"{name}: \"{value}\"", isItem: false) ?? EntryAddition.Under(environment.KeyOrigin.At, $"\"{name}={value}\"", isItem: true);
    }
}
