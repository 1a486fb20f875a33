namespace Moltbot.Hardening.Compose.LongForms;

/// <summary>Why docker compose refuses a short mount.</summary>
internal enum VolumeFault
{
    Empty,
    EmptySection,
    TooManySections,
}
