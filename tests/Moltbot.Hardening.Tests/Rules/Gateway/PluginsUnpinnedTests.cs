using Moltbot.Hardening.Rules.Gateway;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Gateway;

public sealed class PluginsUnpinnedTests() : RuleTests(nameof(PluginsUnpinned))
{
    [Theory]
    [InlineData("""{ plugins: { load: { paths: [{|MBH4017:"/opt/plugins/a"|}, {|MBH4017~:"/opt/plugins/b"|}] } } }""")]
    [InlineData("""{ plugins: { allow: [], load: { paths: [{|MBH4017:"/opt/plugins/a"|}] } } }""")]
    [InlineData("""{ plugins: { entries: { {|MBH4017:"acme-tools"|}: { enabled: true } } } }""")]
    public void Plugins_from_outside_without_a_list_are_reported(string config) => Expect($"-- openclaw.json --\n{config}\n");
    [Theory]
    [InlineData("""{ plugins: { allow: ["a"], load: { paths: ["/opt/plugins/a"] } } }""")]
    [InlineData("""{ plugins: { entries: { telegram: { enabled: true }, whatsapp: { enabled: true }, browser: {} } } }""")]
    [InlineData("""{ plugins: { entries: { "acme-tools": { enabled: false } } } }""")]
    [InlineData("""{ plugins: { enabled: false, load: { paths: ["/opt/plugins/a"] } } }""")]
    [InlineData("""{ plugins: { allow: "${ALLOW}", load: { paths: ["/opt/a"] } } }""")]
    [InlineData("""{}""")]
    public void Listed_ones_those_of_the_release_and_channels_are_not(string config) => Expect($"-- openclaw.json --\n{config}\n");

    [Theory]
    [InlineData("""{ source: "npm", spec: {|MBH4017:"@acme/tools"|} }""")]
    [InlineData("""{ source: "npm", spec: {|MBH4017:"@acme/tools@latest"|} }""")]
    [InlineData("""{ source: "npm", spec: {|MBH4017:"tools@^1.2.3"|} }""")]
    [InlineData("""{ source: "npm", spec: "@acme/tools@1.2.3" }""")]
    [InlineData("""{ source: "npm", spec: "tools@1.2.3-beta.1" }""")]
    [InlineData("""{ source: "path", spec: "tools" }""")]
    public void An_installation_needs_an_exact_version(string install) =>
        Expect($"-- moltbot.json --\n{{ plugins: {{ allow: [\"tools\"], installs: {{ tools: {install} }} }}, hooks: {{ internal: {{ installs: {{}} }} }} }}\n");

    [Fact]
    public void An_entry_says_nothing_where_the_release_does_not_name_its_own_plugins() => Expect("""
        -- moltbot.json --
        { plugins: { entries: { acme: { enabled: true } } } }
        """);
}
