import org.gradle.api.tasks.testing.logging.TestExceptionFormat

plugins {
    java
}

repositories {
    mavenLocal() // until the first release of junit-smtp
    mavenCentral()
}

dependencies {
    implementation("org.eclipse.angus:angus-mail:2.0.5")

    testImplementation("io.github.junit-smtp:junit-smtp-greenmail:0.1.0-SNAPSHOT")
    testImplementation("org.junit.jupiter:junit-jupiter:5.14.4")
    testRuntimeOnly("org.junit.platform:junit-platform-launcher")
}

tasks.withType<JavaCompile> {
    options.encoding = "UTF-8"
    options.release = 17
}

tasks.test {
    useJUnitPlatform()
    testLogging {
        exceptionFormat = TestExceptionFormat.FULL // else Gradle prints one line of a failure
    }
}
