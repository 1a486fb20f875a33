namespace Moltbot.Hardening.Package.Tests.Support;

/// <summary>Tests that share the packed package, one after the other: builds in parallel would only wait for each other on two cores.</summary>
[CollectionDefinition(Name)]
public sealed class PackageTests : ICollectionFixture<PackageFixture>
{
    public const string Name = "package";
}
