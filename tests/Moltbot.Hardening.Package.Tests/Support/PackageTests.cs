namespace Moltbot.Hardening.Package.Tests.Support;

/// <summary>Tests that share the packed package. Builds of one collection run one after the other, the two collections beside each other: as many builds as the smallest machine has cores.</summary>
[CollectionDefinition(Gate)]
public sealed class PackageTests : ICollectionFixture<PackageFixture>
{
    /// <summary>What is judged, told and accepted.</summary>
    public const string Gate = "the gate of the package";

    /// <summary>What is written: reports, the bundle, fixes, the baseline.</summary>
    public const string Writers = "what the package writes";
}
