using System.Formats.Tar;
using System.IO.Compression;
using Moltbot.Hardening.Package.Tests.Support;

namespace Moltbot.Hardening.Package.Tests;

/// <summary>The bundle as one file: the same bytes wherever it is built.</summary>
[Collection(PackageTests.Writers)]
public sealed class BundleArchive(PackageFixture package)
{
    private const string Archive = "bin/moltbot/bundle.tar.gz";

    [Fact]
    public void Two_folders_emit_the_same_bytes_and_the_archive_holds_the_bundle()
    {
        var one = Built("one");
        var other = Built(Path.Combine("a much longer way", "to the other"));

        Assert.Equal(one.FilesBelow("bin/moltbot"), other.FilesBelow("bin/moltbot"));
        Assert.All(one.FilesBelow("bin/moltbot"), path => Assert.Equal(Bytes(one, path), Bytes(other, path)));

        var entries = Entries(one);
        Assert.Equal(
            Emitted.All(one, "bin/moltbot").Where(static path => !path.Contains("bundle.tar.gz", StringComparison.Ordinal)).Select(static path => path["bin/".Length..]),
            entries.Where(static entry => entry.Type == TarEntryType.RegularFile).Select(static entry => entry.Name));
        Assert.All(entries, static entry => Assert.Equal(("root", 0, new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero)), (entry.Owner, entry.Uid, entry.Time)));
        Assert.All(entries.Where(static entry => entry.Type == TarEntryType.RegularFile), entry =>
        {
            Assert.Equal(Bytes(one, "bin/" + entry.Name), entry.Content);
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Path.Combine(one.Folder, "bin", entry.Name)) == entry.Mode, entry.Name);
        });
    }

    [Fact]
    public void The_tools_of_a_host_unpack_it_and_check_its_sum()
    {
        var project = Built("host");
        var folder = Path.Combine(project.Folder, "bin", "moltbot");

        Assert.Equal(0, Shell.Run("sha256sum", folder, PackageFixture.Quiet, "-c", "bundle.tar.gz.sha256").ExitCode);
        var (exitCode, log) = Shell.Run("tar", folder, PackageFixture.Quiet, "-xzf", "bundle.tar.gz", "-C", project.Folder);
        Assert.True(exitCode == 0, log);
        Assert.Equal(File.ReadAllBytes(Path.Combine(folder, "manifest.json")), File.ReadAllBytes(Path.Combine(project.Folder, "moltbot", "manifest.json")));
    }

    [Fact]
    public void The_time_of_the_sources_is_the_files_time_and_what_is_no_time_is_refused()
    {
        var project = package.Project().Targeting("net8.0").FilesFrom(Samples.Hardened);

        project.Run("build", new Dictionary<string, string> { ["SOURCE_DATE_EPOCH"] = "1700000000" }).ShouldPass();
        Assert.All(Entries(project), static entry => Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1700000000), entry.Time));

        var refused = project.Run("build", new Dictionary<string, string> { ["SOURCE_DATE_EPOCH"] = "yesterday" }).ShouldFail();
        Assert.Contains(refused.Errors, static error => error.Code == "MBH0003" && error.Message.StartsWith("SOURCE_DATE_EPOCH", StringComparison.Ordinal));
    }

    private TestProject Built(string folder)
    {
        var project = TestProject.Create(package, folder: folder).Targeting("net8.0").FilesFrom(Samples.Hardened);
        project.Build().ShouldPass();
        return project;
    }

    private static byte[] Bytes(TestProject project, string path) => File.ReadAllBytes(Path.Combine(project.Folder, path));

    private static List<Packed> Entries(TestProject project)
    {
        using var unpacked = new GZipStream(File.OpenRead(Path.Combine(project.Folder, Archive)), CompressionMode.Decompress);
        using var tar = new TarReader(unpacked);
        var entries = new List<Packed>();
        while (tar.GetNextEntry(copyData: true) is PosixTarEntry entry)
        {
            using var content = new MemoryStream();
            entry.DataStream?.CopyTo(content);
            entries.Add(new Packed(entry.EntryType, entry.Name, entry.Mode, entry.UserName, entry.Uid, entry.ModificationTime, content.ToArray()));
        }

        return entries;
    }

    private sealed record Packed(TarEntryType Type, string Name, UnixFileMode Mode, string Owner, int Uid, DateTimeOffset Time, byte[] Content);
}
