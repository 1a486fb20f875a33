using Moltbot.Hardening.Rules.Isolation;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Isolation;

public sealed class MountWithoutPosixModesTests() : RuleTests(nameof(MountWithoutPosixModes))
{
    [Theory]
    [InlineData("/mnt/c/Users/me/.openclaw")]
    [InlineData("/host_mnt/d/state")]
    [InlineData("C:\\\\Users\\\\me\\\\.openclaw")]
    [InlineData("${STATE:-/mnt/d/state}")]
    [InlineData("~/Dropbox/claw")]
    [InlineData("/home/me/OneDrive - Company/claw")]
    [InlineData("/Users/me/Library/Mobile Documents/claw")]
    [InlineData("/Users/me/Library/CloudStorage/GoogleDrive-me/claw")]
    public void State_without_modes_or_in_a_synchronised_folder_is_reported(string source) => Expect($$"""
        -- docker-compose.yml --
        services:
          openclaw:
            image: openclaw
            volumes: [{|MBH2021:"{{source}}:/home/node/.openclaw"|}]
        """);

    [Theory]
    [InlineData("/mnt/data/state")]
    [InlineData("/mnt")]
    [InlineData("/srv/c/state")]
    [InlineData("./Dropboxes")]
    [InlineData("${STATE:?}")]
    [InlineData("~/.openclaw")]
    public void Other_folders_are_not(string source) => Expect($$"""
        -- docker-compose.yml --
        services:
          openclaw:
            image: openclaw
            volumes: ["{{source}}:/home/node/.openclaw"]
        """);

    [Fact]
    public void The_place_of_a_variable_counts_as_state() => Expect("""
        -- docker-compose.yml --
        services:
          openclaw:
            image: openclaw
            environment: { OPENCLAW_STATE_DIR: /data }
            volumes: [{|MBH2021:"/mnt/c/claw:/data"|}]
        """);

    [Fact]
    public void Other_mounts_and_other_services_are_not() => Expect("""
        -- docker-compose.yml --
        services:
          openclaw: { image: openclaw, volumes: ["/mnt/c/photos:/photos", "state:/home/node/.openclaw"] }
          backup: { image: restic, volumes: ["/mnt/c/backup:/home/node/.openclaw"] }
        volumes: { state: {} }
        """);
}
