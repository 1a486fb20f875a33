using Moltbot.Hardening.Rules.Host;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Host;

public sealed class FilesystemIgnoresModesTests() : HostRuleTests(nameof(FilesystemIgnoresModes))
{
    [Theory]
    [InlineData("C:\\134 /home/me 9p rw,aname=drvfs;path=C:\\134;uid=1000 0 0")]
    [InlineData("/dev/sdb1 /home vfat rw 0 0")]
    [InlineData("/dev/sda1 / ext4 rw 0 0\n//nas/x /home/me/.clawdbot cifs rw 0 0")]
    public void A_filesystem_without_modes_is_reported_at_the_state_folder(string mounts) => Expect($"-- mounts --\n{mounts}\n", ".clawdbot");

    [Theory]
    [InlineData("/dev/sda1 / ext4 rw 0 0")]
    [InlineData("C:\\134 /home/me 9p rw,aname=drvfs;path=C:\\134;metadata;uid=1000 0 0")]
    [InlineData("share /home/me 9p rw,trans=virtio 0 0")]
    [InlineData("/dev/sdb1 /home/m vfat rw 0 0\n/dev/sda1 / ext4 rw 0 0")]
    [InlineData("/dev/sdb1 /home vfat rw 0 0\n/dev/sdc1 /home/me xfs rw 0 0")]
    public void One_that_keeps_them_is_not_and_the_nearest_mount_counts(string mounts) => Expect($"-- mounts --\n{mounts}\n");
}
