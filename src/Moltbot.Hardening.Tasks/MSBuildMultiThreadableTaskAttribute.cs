namespace Microsoft.Build.Framework;

/// <summary>Tells MSBuild's multithreaded mode that a task touches neither the current folder nor the process environment's state.</summary>
/// <remarks>MSBuild knows the attribute by namespace and name; 17.7.2, which we compile against, does not have it yet.</remarks>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class MSBuildMultiThreadableTaskAttribute : Attribute;
