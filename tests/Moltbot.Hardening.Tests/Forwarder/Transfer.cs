namespace Moltbot.Hardening.Tests.Forwarder;

/// <summary>What came over one direction of a connection: how many bytes, and their SHA-256.</summary>
internal sealed record Transfer(long Length, string Hash);
