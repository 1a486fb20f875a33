using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Compose;

public sealed class ComposeFilesTests
{
    [Theory]
    [InlineData("docker-compose.yml docker-compose.override.yml", "docker-compose.yml docker-compose.override.yml", "")]
    [InlineData("compose.yml compose.yaml docker-compose.yml", "compose.yaml", "compose.yml docker-compose.yml")]
    [InlineData("docker-compose.yaml docker-compose.yml", "docker-compose.yml", "docker-compose.yaml")]
    [InlineData("compose.yaml docker-compose.override.yaml", "compose.yaml docker-compose.override.yaml", "")]
    [InlineData("compose.yaml compose.override.yaml compose.override.yml", "compose.yaml compose.override.yml", "compose.override.yaml")]
    [InlineData("compose.override.yaml", "", "compose.override.yaml")]
    [InlineData("other.yaml", "", "")]
    public void The_choice_in_a_folder_is_that_of_docker_compose(string there, string files, string notPicked)
    {
        var tree = there.Split(' ').Aggregate(new MemoryTree(), static (tree, name) => tree.With(name, "services: {}\n"));

        var choice = ComposeFiles.Default(tree, MemoryTree.Root);

        Assert.Equal(files, Names(choice.Files));
        Assert.Equal(notPicked, Names(choice.NotPicked));
    }

    [Theory]
    [InlineData("COMPOSE_FILE=a.yaml:sub/b.yaml\n", "a.yaml sub/b.yaml")]
    [InlineData("COMPOSE_PATH_SEPARATOR=;\nCOMPOSE_FILE=a.yaml;b.yaml\n", "a.yaml b.yaml")]
    public void COMPOSE_FILE_of_the_env_file_names_the_files(string env, string files)
    {
        var choice = ComposeFiles.Default(new MemoryTree().With(".env", env).With("compose.yaml", "services: {}\n"), MemoryTree.Root);

        Assert.Equal(files, Names(choice.Files));
        Assert.Equal("compose.yaml", Names(choice.NotPicked));
    }

    [Fact]
    public void A_folder_without_a_base_takes_the_next_one_upwards_but_not_beyond_the_root()
    {
        var tree = new MemoryTree().With("compose.yaml", "services: {}\n").With("sub/deep/x", "");

        Assert.Equal("compose.yaml", Names(ComposeFiles.Nearest(tree, MemoryTree.Root + "/sub/deep", MemoryTree.Root).Files));
        Assert.Empty(ComposeFiles.Nearest(tree, MemoryTree.Root + "/sub/deep", MemoryTree.Root + "/sub").Files);
    }

    private static string Names(IEnumerable<string> paths) => string.Join(' ', paths.Select(static path => Path.GetRelativePath(MemoryTree.Root, path)));
}
