namespace Moltbot.Hardening.Package.Tests.Support;

/// <summary>The second collection of <see cref="PackageTests"/>.</summary>
[CollectionDefinition(PackageTests.Writers)]
public sealed class WriterTests : ICollectionFixture<PackageFixture>;
