using System.Collections.Immutable;
using System.Globalization;
using Moltbot.Hardening.Deployments;

namespace Moltbot.Hardening.Tests.Support;

/// <summary>Requests for the files of a <see cref="MemoryTree"/>.</summary>
internal static class Requests
{
    public static DeploymentRequest Plain { get; } = new() { ProjectFile = MemoryTree.Root + "/deployment.proj" };

    /// <summary>A build on a day, as yyyy-MM-dd.</summary>
    public static DeploymentRequest On(string day) => Plain with { Today = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) };

    public static DeploymentRequest With(string property, string value) => Plain.With(property, value);

    public static DeploymentRequest With(this DeploymentRequest request, string property, string value) =>
        request with { Properties = request.Properties.SetItem(property, value) };

    public static DeploymentRequest Item(this DeploymentRequest request, string type, string include, params (string Name, string Value)[] metadata) =>
        request with { Items = request.Items.Add(new InputItem(type, include, metadata.ToImmutableDictionary(static pair => pair.Name, static pair => pair.Value))) };
}
