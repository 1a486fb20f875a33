using System.Text.RegularExpressions;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Policy;
using Moltbot.Hardening.Tests.Support;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tests.Fixes;

/// <summary>A real deployment copied to a folder of its own, with a value for every variable that it leaves to the host.</summary>
internal sealed partial class RealSet : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public RealSet(RealLabel label)
    {
        var repository = (label.Values.GetProperty("files")[0].GetString() ?? "").Split('/')[0];
        Copy(Shared.PathOf("real", repository), Root);
        Files = [.. label.Files.Select(file => Path.Combine(Root, Path.GetRelativePath(Shared.PathOf("real", repository), file)))];
        Request = new DeploymentRequest { ProjectFile = Path.Combine(Folder, "deployment.proj") }
            .With("EnableDefaultMoltbotItems", "false")
            .With("MoltbotRoot", folder.Path);
        Supply(Files);
    }

    /// <summary>How a set is asked about: by an explicit item, beside which other files stand.</summary>
    private static readonly string[] OfTheRequest = ["MBH0008", "MBH0009"];

    /// <summary>Whether a finding is an error or a warning of the set itself.</summary>
    public static bool Counts(GradedFinding graded) => graded is { Severity: >= Severity.Warning, IsWaived: false } && !OfTheRequest.Contains(graded.Finding.Rule.Id);

    /// <summary>Absolute, base first.</summary>
    public IReadOnlyList<string> Files { get; private set; }

    public string Folder => Path.GetDirectoryName(Files[0]) ?? "";

    private string Root => Path.Combine(folder.Path, "root");

    private DeploymentRequest Request { get; }

    public Verdict Judge() => HardeningEngine.Judge(
        new DiskTree(Folder),
        Request.Item("MoltbotCompose", Files[0], ("Overrides", string.Join(';', Files.Skip(1))), ("Environment", "HOME=/home/somebody")));

    /// <summary>Writes a file of the set; a new one becomes its last.</summary>
    public void Write(string path, string text)
    {
        File.WriteAllText(path, text);
        Files = Files.Contains(path) ? Files : [.. Files, path];
        Supply([path]);
    }

    public void Dispose() => folder.Dispose();

    /// <summary>A value in <c>.env</c> for every variable that has none: what the host would set.</summary>
    private void Supply(IEnumerable<string> files)
    {
        var env = Path.Combine(Folder, ".env");
        var said = File.Exists(env) ? File.ReadAllText(env) : "";
        foreach (var name in files.SelectMany(static file => Reference().Matches(File.ReadAllText(file)).Select(static match => match.Groups["name"].Value)).Distinct(StringComparer.Ordinal))
        {
            said += Regex.IsMatch(said, $"(?m)^{name}=") ? "" : $"{name}={Value(name)}\n";
        }

        File.WriteAllText(env, said);
    }

    private static string Value(string name) => name switch
    {
        _ when name.EndsWith("PORT", StringComparison.Ordinal) => "12345",
        _ when name.EndsWith("DIR", StringComparison.Ordinal) || name.EndsWith("ROOT", StringComparison.Ordinal) || name.EndsWith("PATH", StringComparison.Ordinal) => "/srv/" + name.ToLowerInvariant(),
        _ when name.Contains("CPU", StringComparison.Ordinal) => "1.0",
        _ when name.Contains("MEMORY", StringComparison.Ordinal) => "4g",
        _ when name.EndsWith("VERSION", StringComparison.Ordinal) => "2026.3.1",
        _ => "value-of-" + name.ToLowerInvariant(),
    };

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target) ?? to);
            File.Copy(file, target);
        }
    }

    /// <summary>A variable without a value of its own: <c>${NAME}</c>, <c>${NAME:?…}</c>.</summary>
    [GeneratedRegex(@"(?<!\$)\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*)(\}|:?\?)", RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();
}
